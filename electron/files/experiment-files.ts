import { basename } from 'node:path';
import { TextDecoder } from 'node:util';
import type { Experiment } from '../../shared/experiment/experiment';
import { experimentLimits } from '../../shared/experiment/limits';
import { readExperiment, writeExperiment } from '../../shared/experiment/read-experiment';
import { fail, succeed } from '../../shared/problems/problem';
import type { Problem, Result } from '../../shared/problems/problem';
import { writeFileAtomically } from './atomic-write';
import { readBoundedFile } from './bounded-file';
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
    const content = await readBoundedFile(file, experimentLimits.bytes);
    switch (content.kind) {
      case 'no-file':
        return fail(notAFile(file));
      case 'too-large':
        return fail(tooLarge(file, content.megabytes));
      case 'bytes':
        return decode(file, content.bytes);
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

function notAFile(file: string): Problem {
  return {
    code: 'file-is-no-file',
    message: `"${basename(file)}" is not an ordinary file.`,
    hint: 'Save what it gives as a file, and open that.',
    place: { kind: 'file', file },
  };
}

function tooLarge(file: string, megabytes: number): Problem {
  return {
    code: 'file-too-large',
    message: `This is not an experiment file: it has ${megabytes} MB.`,
    hint: 'If it holds data, open it as the data of an experiment.',
    place: { kind: 'file', file },
  };
}
