import type { Problem, Result } from '../../shared/problems/problem';
import { fail } from '../../shared/problems/problem';
import { readBoundedFile } from '../files/bounded-file';
import { fileProblem } from '../files/file-problems';
import { readSafetensors } from './safetensors';
import type { SafetensorsFile } from './safetensors';

/** What can be read in one piece. */
const mostBytes = 2 ** 31 - 1;

/** Reads a safetensors file; whatever is wrong with it comes back in words. */
export async function readWeightsFile(file: string): Promise<Result<SafetensorsFile>> {
  try {
    const content = await readBoundedFile(file, mostBytes);
    switch (content.kind) {
      case 'bytes':
        return readSafetensors(content.bytes);
      case 'no-file':
        return fail(notWeights(file, 'it is not an ordinary file'));
      case 'too-large':
        return fail(notWeights(file, `it has ${content.megabytes} MB`));
    }
  } catch (error) {
    return fail(fileProblem(error, file, 'read'));
  }
}

/** @param why a clause */
function notWeights(file: string, why: string): Problem {
  return {
    code: 'weights-damaged',
    message: `The weights cannot be read: ${why}.`,
    hint: 'Choose a file that Gradient Lab wrote.',
    place: { kind: 'file', file },
  };
}
