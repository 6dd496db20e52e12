import type { Problem } from '../../shared/problems/problem';
import { htmlReport } from '../export/html-report';
import { kerasFile } from '../export/keras/keras-file';
import { networkAsTrained } from '../runs/trained-network';
import { outcomeForms } from './write-outcome';
import type { TrainedRun } from './train-in-engine';

type Content = string | Uint8Array;
type Writer = (run: TrainedRun) => Content | Promise<Content>;

/** The forms of `export --to`, each complete in one file. */
export const exportForms = {
  csv: outcomeForms.csv.content,
  json: outcomeForms.json.content,
  html: htmlReport,
  keras,
  safetensors: outcomeForms.safetensors.content,
} as const satisfies Readonly<Record<string, Writer>>;

export type ExportForm = keyof typeof exportForms;

export const exportFormNames = Object.keys(exportForms).filter(
  (name): name is ExportForm => name in exportForms,
);

/** Why the run cannot be written in the form; null if it can. */
export function unfit(run: TrainedRun, form: ExportForm): Problem | null {
  if (run.weights === null && needsWeights(form)) return withoutWeights;
  const network = form === 'keras' ? networkAsTrained(run) : null;
  return network?.ok === false ? network.problems[0] : null;
}

function needsWeights(form: ExportForm): boolean {
  return form === 'safetensors' || form === 'keras';
}

const withoutWeights: Problem = {
  code: 'no-weights',
  message: 'The weights of this run are not kept: it did not end, or it is too old.',
  hint: 'Train it again.',
};

function keras(run: TrainedRun): Promise<Uint8Array> {
  const trained = networkAsTrained(run);
  if (!trained.ok) throw new Error(trained.problems[0].message);
  return kerasFile(trained.value, run.weights ?? [], new Date());
}
