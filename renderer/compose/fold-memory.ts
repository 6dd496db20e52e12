/** Where is kept which repeated groups of an experiment are drawn layer by layer. */
export interface FoldMemory {
  readonly unfolded: readonly string[];
  keep(unfolded: readonly string[]): void;
}

/** Older experiments are forgotten, folded again when they are opened. */
const mostExperiments = 100;

interface Opened {
  readonly experiment: { readonly name: string };
  readonly file: string | null;
}

interface Kept {
  /** Ids of groups, by the file of their experiment, or by its name while it has none. */
  readonly unfolded: Readonly<Record<string, readonly string[]>>;
  keepUnfolded(unfolded: Readonly<Record<string, readonly string[]>>): void;
}

/**
 * Kept with the window's settings and not in the experiment: to unfold a group is to look closer, which is no edit that
 * Undo takes back or that has to be saved. What was unfolded before the first saving holds for the file.
 */
export function rememberedFolds(document: Opened, preferences: Kept): FoldMemory {
  return {
    get unfolded() {
      const { experiment, file } = document;
      const byFile = file === null ? undefined : preferences.unfolded[file];
      return byFile ?? preferences.unfolded[experiment.name] ?? [];
    },
    keep(unfolded) {
      const key = document.file ?? document.experiment.name;
      const others = Object.entries(preferences.unfolded).filter(([other]) => other !== key);
      const kept = [...others, [key, unfolded] as const].slice(-mostExperiments);
      preferences.keepUnfolded(Object.fromEntries(kept));
    },
  };
}
