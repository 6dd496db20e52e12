import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runResult, toJson } from '../../shared/diagnosis/run-result';
import type { Problem, Result } from '../../shared/problems/problem';
import { fail, succeed } from '../../shared/problems/problem';
import { signalsTable } from '../export/signals-table';
import { writeFileAtomically } from '../files/atomic-write';
import { fileProblem } from '../files/file-problems';
import { weightsFile } from '../weights/weights-file';
import { histogramsTable } from './histograms-table';
import type { TrainedRun } from './train-in-engine';

/** The forms in which a run is written, each complete in one file. */
export const outcomeForms = {
  json: { fileName: 'result.json', content: (run) => `${toJson(runResult(run), 2)}\n` },
  csv: { fileName: 'signals.csv', content: signalsTable },
  histograms: { fileName: 'histograms.csv', content: histogramsTable },
  safetensors: {
    fileName: 'weights.safetensors',
    content: ({ weights, experiment }) => weightsFile(weights ?? [], experiment.name),
  },
} as const satisfies Readonly<
  Record<
    string,
    { readonly fileName: string; readonly content: (run: TrainedRun) => string | Uint8Array }
  >
>;

export type OutcomeForm = keyof typeof outcomeForms;

/** Writes one form of the run to a file, whole or not at all. */
async function writeOutcome(
  run: TrainedRun,
  form: OutcomeForm,
  file: string,
): Promise<Result<null>> {
  try {
    await writeFileAtomically(file, outcomeForms[form].content(run));
    return succeed(null);
  } catch (error) {
    return fail(fileProblem(error, file, 'written'));
  }
}

/** Writes every form into the folder, which is made if it is not there. */
export async function writeOutcomes(run: TrainedRun, folder: string): Promise<Problem | null> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    return fileProblem(error, folder, 'written');
  }
  const forms = Object.keys(outcomeForms).filter(
    (form): form is OutcomeForm => form in outcomeForms,
  );
  for (const form of forms) {
    const written = await writeOutcome(run, form, join(folder, outcomeForms[form].fileName));
    if (!written.ok) return written.problems[0];
  }
  return null;
}
