import { readFile } from 'node:fs/promises';
import type { Problem, Result } from '../../../shared/problems/problem';
import { fail, succeed } from '../../../shared/problems/problem';
import { writeFileAtomically } from '../../files/atomic-write';
import { fileProblem } from '../../files/file-problems';
import { readSafetensors, writeSafetensors } from '../../weights/safetensors';
import type { Checkpoint } from './checkpoint';
import { checkpointFile, checkpointFrom } from './checkpoint';

/** The file that keeps the state of one run. */
export class CheckpointStore {
  constructor(private readonly file: string) {}

  /** null: there is none yet. */
  async read(identity: string): Promise<Result<Checkpoint | null>> {
    try {
      const file = readSafetensors(await readFile(this.file));
      return file.ok ? checkpointFrom(file.value, identity) : file;
    } catch (error) {
      const problem = fileProblem(error, this.file, 'read');
      return problem.code === 'file-not-found' ? succeed(null) : fail(problem);
    }
  }

  /** Replaces the file as a whole or not at all; says why it could not. */
  async write(checkpoint: Checkpoint): Promise<Problem | null> {
    try {
      await writeFileAtomically(this.file, writeSafetensors(checkpointFile(checkpoint)));
      return null;
    } catch (error) {
      return fileProblem(error, this.file, 'written');
    }
  }
}
