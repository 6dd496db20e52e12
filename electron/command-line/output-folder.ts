import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Problem } from '../../shared/problems/problem';
import { fileProblem } from '../files/file-problems';

/** Why files cannot be written into the folder, which need not exist yet: better known before an hour of training. */
export async function folderProblem(folder: string): Promise<Problem | null> {
  try {
    if (!(await stat(folder)).isDirectory()) return notAFolder(folder);
    await access(folder, constants.W_OK);
    return null;
  } catch (error) {
    const parent = dirname(folder);
    const problem = fileProblem(error, folder, 'written');
    return problem.code === 'file-not-found' && parent !== folder ? folderProblem(parent) : problem;
  }
}

function notAFolder(folder: string): Problem {
  return {
    code: 'not-a-folder',
    message: `${folder} is a file, not a folder.`,
    hint: 'Choose another folder.',
  };
}
