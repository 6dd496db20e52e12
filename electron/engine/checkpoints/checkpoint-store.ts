import type { Problem, Result } from '../../../shared/problems/problem';
import { succeed } from '../../../shared/problems/problem';
import { writeFileAtomically } from '../../files/atomic-write';
import { fileProblem } from '../../files/file-problems';
import { readWeightsFile } from '../../weights/read-weights-file';
import { writeSafetensors } from '../../weights/safetensors';
import type { Checkpoint } from './checkpoint';
import { checkpointFile, checkpointFrom } from './checkpoint';

/** The file that keeps the state of one run. */
export class CheckpointStore {
  constructor(private readonly file: string) {}

  /** null: there is none yet. */
  async read(identity: string): Promise<Result<Checkpoint | null>> {
    const file = await readWeightsFile(this.file);
    if (file.ok) return checkpointFrom(file.value, identity);
    return file.problems[0].code === 'file-not-found' ? succeed(null) : file;
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
