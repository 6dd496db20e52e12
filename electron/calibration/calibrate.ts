import { join } from 'node:path';
import { freshRuns } from '../../shared/diagnosis/calibration/fresh-suite';
import { calibrationRuns } from '../../shared/diagnosis/calibration/suite';
import { loadBinding } from '../engine/tensorflow/binding';
import { readSuite, shareOf, trainSuite } from './record-suite';
import type { Share } from './record-suite';
import { tryAll } from './try-remedies';
import { writeReport } from './write-report';

/**
 * Development alone, one task of `npm run calibrate`: `train` and `remedies` do a share of the work and keep it in the
 * folder, where an interrupted calibration finds it again; `report` writes what came out.
 */
async function calibrate(task: string | undefined, folder: string, share: Share): Promise<void> {
  loadBinding();
  const runs = [...calibrationRuns(), ...freshRuns()];
  const [runFolder, remedyFolder] = [join(folder, 'runs'), join(folder, 'remedies')];
  switch (task) {
    case 'train':
      await trainSuite(shareOf(runs, share), runFolder);
      return;
    case 'remedies':
      await tryAll(await readSuite(runs, runFolder), remedyFolder, share);
      return;
    case 'report':
      await writeReport(await readSuite(runs, runFolder), remedyFolder);
      return;
    default:
      throw new Error(`There is no task ${String(task)}.`);
  }
}

const [, , task, folder = join('out', 'calibration'), worker = '0', workers = '1'] = process.argv;
void calibrate(task, folder, { worker: Number(worker), workers: Number(workers) });
