import { open } from 'node:fs/promises';
import { TextDecoder } from 'node:util';
import type { Experiment } from '../../shared/experiment/experiment';
import { experimentLimits } from '../../shared/experiment/limits';
import { readExperiment, writeExperiment } from '../../shared/experiment/read-experiment';
import { fail, succeed } from '../../shared/problems/problem';
import type { Problem, Result } from '../../shared/problems/problem';
import { writeFileAtomically } from './atomic-write';
import { fileProblem } from './file-problems';

/** Reads an experiment file; whatever is wrong with it comes back in words, and nothing is changed. */
export async function readExperimentFile(file: string): Promise<Result<Experiment>> {
  const text = await readText(file);
  return text.ok ? readExperiment(text.value, file) : text;
}

/** Replaces the file as a whole or not at all. */
export async function writeExperimentFile(
  file: string,
  experiment: Experiment,
): Promise<Result<null>> {
  try {
    await writeFileAtomically(file, writeExperiment(experiment));
    return succeed(null);
  } catch (error) {
    return fail(fileProblem(error, file, 'written'));
  }
}

/** Reads a text file of a size that people write; whatever is wrong with it comes back in words. */
export async function readText(file: string): Promise<Result<string>> {
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      if (size > experimentLimits.bytes) return fail(tooLarge(file, size));
      return decode(file, await handle.readFile());
    } finally {
      await handle.close();
    }
  } catch (error) {
    return fail(fileProblem(error, file, 'read'));
  }
}

/** UTF-8, with or without byte order mark. */
function decode(file: string, bytes: Uint8Array): Result<string> {
  try {
    return succeed(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return fail({
      code: 'file-not-text',
      message: 'This is not an experiment file: it is not text.',
      hint: 'Experiment files are JSON in UTF-8.',
      place: { kind: 'file', file },
    });
  }
}

function tooLarge(file: string, size: number): Problem {
  return {
    code: 'file-too-large',
    message: `This is not an experiment file: it has ${Math.round(size / 1024 / 1024)} MB.`,
    hint: 'If it holds data, open it as the data of an experiment.',
    place: { kind: 'file', file },
  };
}
