import { join } from 'node:path';
import { freshRuns } from '../../shared/diagnosis/calibration/fresh-suite';
import { methods, score } from '../../shared/diagnosis/calibration/evaluation';
import { labelledSuite } from '../../shared/diagnosis/calibration/intervention';
import { calibrationRuns } from '../../shared/diagnosis/calibration/suite';
import { loadBinding } from '../engine/tensorflow/binding';
import { readSuite, shareOf, trainSuite } from './record-suite';
import type { Share } from './record-suite';
import { tryAll } from './try-remedies';
import { writeReport } from './write-report';

/**
 * Development alone, one task of `npm run calibrate`: `train` and `remedies` do a share of the work and keep it in the
 * folder, where an interrupted calibration finds it again; `report` writes what came out. `repeat-SEED` stands alone.
 */
async function calibrate(task: string | undefined, folder: string, share: Share): Promise<void> {
  loadBinding();
  if (task?.startsWith('repeat-') === true) {
    await repeatFresh(Number(task.slice('repeat-'.length)), folder);
    return;
  }
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

/** The fresh studies with another seed, trained and scored, and nothing else: for rules that have seen the suite. */
async function repeatFresh(seed: number, folder: string): Promise<void> {
  const runs = freshRuns(seed);
  const runFolder = join(folder, `runs-${seed}`);
  await trainSuite(runs, runFolder);
  const suite = labelledSuite(await readSuite(runs, runFolder));
  for (const method of methods) console.log(JSON.stringify(score(method, suite.runs)));
  const [ours] = methods;
  for (const { name, confirmed, record } of suite.runs) {
    const verdict = ours?.judge(record);
    if (verdict !== confirmed) console.log(`${name}: ${confirmed}, called ${String(verdict)}`);
  }
}

const [, , task, folder = join('out', 'calibration'), worker = '0', workers = '1'] = process.argv;
void calibrate(task, folder, { worker: Number(worker), workers: Number(workers) });
