import { dirname, resolve } from 'node:path';
import { examples } from '../../shared/experiment/examples';
import type { Experiment } from '../../shared/experiment/experiment';
import { readExperiment } from '../../shared/experiment/read-experiment';
import type { Problem, Result } from '../../shared/problems/problem';
import { fail, succeed } from '../../shared/problems/problem';
import { readExperimentFile } from '../files/experiment-files';

export interface NamedExperiment {
  readonly experiment: Experiment;
  /** Where relative data paths start. */
  readonly folder: string;
}

/** The experiment that FILE names: a file, `-` for standard input, or one of the bundled examples by name. */
export async function namedExperiment(
  file: string,
  input: AsyncIterable<Uint8Array | string> = process.stdin,
): Promise<Result<NamedExperiment>> {
  if (file === '-') {
    const read = readExperiment(await textOf(input));
    return read.ok
      ? succeed({ experiment: read.value, folder: process.cwd() })
      : located(read, '-');
  }
  const path = resolve(file);
  const read = await readExperimentFile(path);
  if (read.ok) return succeed({ experiment: read.value, folder: dirname(path) });
  const example = examples.find(({ name }) => name === file);
  const missing = read.problems[0].code === 'file-not-found';
  if (missing && example !== undefined) {
    return succeed({ experiment: example.experiment, folder: process.cwd() });
  }
  return located(read, file);
}

/** Says which file is meant, for a command line has no title bar that does. */
export function located(
  { problems: [problem] }: { readonly problems: readonly [Problem, ...Problem[]] },
  file: string,
): Result<never> {
  const name = file === '-' ? 'standard input' : file;
  if (problem.message.includes(name)) return fail(problem);
  return fail({ ...problem, message: `${name}: ${problem.message}` });
}

async function textOf(input: AsyncIterable<Uint8Array | string>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of input) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
