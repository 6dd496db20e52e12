import { rename, rm } from 'node:fs/promises';
import type { Result } from '../../shared/problems/problem';
import { fail, succeed } from '../../shared/problems/problem';
import { isFileSystemError } from '../files/atomic-write';
import { fileProblem } from '../files/file-problems';
import { partialName, removeLeftOvers } from './pack-place';

/** Removes the pack: first its name, so that no part of it is ever taken for the whole. False: there is none. */
export async function removePack(pack: string): Promise<Result<boolean>> {
  await removeLeftOvers(pack);
  const unwanted = partialName(pack);
  try {
    await rename(pack, unwanted);
    await rm(unwanted, { recursive: true, force: true, maxRetries: 3 });
    return succeed(true);
  } catch (error) {
    if (isFileSystemError(error) && error.code === 'ENOENT') return succeed(false);
    return fail(fileProblem(error, pack, 'written'));
  }
}
