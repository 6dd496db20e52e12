import { join } from 'node:path';
import { allRuns, freshRuns } from '../../shared/diagnosis/calibration/all-runs';
import type { CalibrationRun } from '../../shared/diagnosis/calibration/calibration-case';
import { methods, score } from '../../shared/diagnosis/calibration/evaluation';
import { labelledSuite } from '../../shared/diagnosis/calibration/intervention';
import { predictedFromStart } from '../../shared/diagnosis/preflight-held';
import { loadBinding } from '../engine/tensorflow/binding';
import { compareWithKept } from './compare-with-kept';
import { keepRecordings, keepRemedies } from './kept-suite';
import { readSuite, shareOf, trainSuite } from './record-suite';
import type { Share } from './record-suite';
import { tryAll } from './try-remedies';
import { writeReport } from './write-report';

/**
 * Development alone, one task of `npm run calibrate`: `train` and `remedies` do a share of the work and keep it in the
 * folder, where an interrupted calibration finds it again; `keep` takes it into the repository and `report` writes what came out;
 * `compare` writes nothing and says how it differs from what is kept. `repeat-SEED` stands alone.
 */
async function calibrate(
  task: string | undefined,
  folder: string,
  studies: readonly string[],
  share: Share,
): Promise<void> {
  loadBinding();
  if (task?.startsWith('repeat-') === true) {
    await repeatFresh(Number(task.slice('repeat-'.length)), folder);
    return;
  }
  const runs = chosenRuns(studies);
  const [runFolder, remedyFolder] = [join(folder, 'runs'), join(folder, 'remedies')];
  switch (task) {
    case 'train':
      await trainSuite(shareOf(runs, share), runFolder);
      return;
    case 'remedies':
      await tryAll(await readSuite(runs, runFolder), remedyFolder, share);
      return;
    case 'keep': {
      const recorded = await readSuite(runs, runFolder);
      keepRecordings(recorded);
      keepRemedies(recorded, remedyFolder);
      return;
    }
    case 'report':
      await writeReport();
      return;
    case 'compare':
      process.exitCode = compareWithKept(runs, await readSuite(runs, runFolder)) ? 0 : 1;
      return;
    default:
      throw new Error(`There is no task ${String(task)}.`);
  }
}

/** The runs of studies (or of data sets, in the first two parts) by the names before the stroke; all where none is named. */
function chosenRuns(studies: readonly string[]): readonly CalibrationRun[] {
  const studyOf = ({ name }: CalibrationRun): string => name.slice(0, name.indexOf('/'));
  const runs = allRuns();
  const unknown = studies.filter((study) => !runs.some((run) => studyOf(run) === study));
  if (unknown.length > 0) {
    const known = [...new Set(runs.map(studyOf))].join(', ');
    throw new Error(`There is no study ${unknown.join(', ')}. There are: ${known}.`);
  }
  return studies.length === 0 ? runs : runs.filter((run) => studies.includes(studyOf(run)));
}

/** The fresh studies with another seed, trained and scored, and nothing else: for rules that have seen the suite. */
async function repeatFresh(seed: number, folder: string): Promise<void> {
  const runs = freshRuns(seed);
  const runFolder = join(folder, `runs-${seed}`);
  await trainSuite(runs, runFolder);
  const suite = labelledSuite(await readSuite(runs, runFolder));
  for (const method of methods) console.log(JSON.stringify(score(method, suite.runs)));
  const foretold = suite.runs.filter(
    ({ record, confirmed }) => predictedFromStart(record) === confirmed,
  );
  console.log(`foretold by the starting weights: ${foretold.length} of ${suite.runs.length}`);
  const [ours] = methods;
  for (const { name, confirmed, record } of suite.runs) {
    const verdict = ours?.judge(record);
    if (verdict !== confirmed) console.log(`${name}: ${confirmed}, called ${String(verdict)}`);
  }
}

const [, , task, folder = '', studies = '', worker = '0', workers = '1'] = process.argv;
void calibrate(task, folder, studies === '' ? [] : studies.split(','), {
  worker: Number(worker),
  workers: Number(workers),
});
