/** What is remembered of the experiment that is open, from start to start. */
export interface ExperimentMemory<Remembered> {
  readonly remembered: Remembered;
  keep(remembered: Remembered): void;
}

/** Older experiments are forgotten. */
const mostExperiments = 100;

interface Opened {
  readonly experiment: { readonly name: string };
  readonly file: string | null;
}

/** By the file of the experiment, or by its name while it has none. */
export type ByExperiment<Remembered> = Readonly<Record<string, Remembered>>;

/** Where it is kept of all experiments: the window's settings. */
interface Store<Remembered> {
  readonly read: () => ByExperiment<Remembered>;
  readonly write: (all: ByExperiment<Remembered>) => void;
}

/**
 * Kept with the window's settings and not in the experiment: to look closer is no edit that Undo takes back or that has to
 * be saved. What was remembered before the first saving holds for the file.
 */
export function experimentMemory<Remembered>(
  document: Opened,
  store: Store<Remembered>,
  nothing: NoInfer<Remembered>,
): ExperimentMemory<Remembered> {
  return {
    get remembered() {
      const { experiment, file } = document;
      const all = store.read();
      const byFile = file === null ? undefined : all[file];
      return byFile ?? all[experiment.name] ?? nothing;
    },
    keep(remembered) {
      const key = document.file ?? document.experiment.name;
      const others = Object.entries(store.read()).filter(([other]) => other !== key);
      const kept = [...others, [key, remembered] as const].slice(-mostExperiments);
      store.write(Object.fromEntries(kept));
    },
  };
}
