import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { methods, score } from '../../shared/diagnosis/calibration/evaluation';
import { labelledSuite, learnedShare } from '../../shared/diagnosis/calibration/intervention';
import type { LabelledRun, RecordedRun } from '../../shared/diagnosis/calibration/intervention';
import { toRecording } from '../../shared/diagnosis/calibration/recording';
import { calibrationRuns } from '../../shared/diagnosis/calibration/suite';
import { rankingScore } from '../../shared/diagnosis/calibration/tried-remedies';
import type { TriedRemedies } from '../../shared/diagnosis/calibration/tried-remedies';
import { preflight } from '../../shared/diagnosis/preflight';
import { loadBinding } from '../engine/tensorflow/binding';
import { calibrationReport } from './calibration-report';
import { recordSuite } from './record-suite';
import { rowsOf, valueOf } from './train-run';
import { keptRemedies, tryRemedies } from './try-remedies';

const kept = join('shared', 'diagnosis', 'calibration', 'recorded');
const document = join('docs', 'diagnosis.md');
const [begin, end] = ['<!-- measured -->', '<!-- /measured -->'];

/**
 * Development alone: trains the suite, keeps its recordings for the tests, tries the remedies, and writes the measured
 * part of docs/diagnosis.md. What is trained already is taken from the folder given; with `kept`, no further remedy is tried.
 */
async function calibrate(folder: string, remedies: 'try' | 'kept'): Promise<void> {
  loadBinding();
  const recorded = await recordSuite(calibrationRuns(), join(folder, 'runs'));
  const suite = labelledSuite(recorded);
  const text = JSON.stringify(recorded.map(toRecording));
  writeFileSync(join(kept, 'runs.json.br'), brotliCompressSync(text));

  const of = (part: RecordedRun['part']) => suite.runs.filter((run) => run.part === part);
  const tried = await tryAll(suite.runs, recorded, join(folder, 'remedies'), remedies);
  writeFileSync(join(kept, 'remedies.json'), `${JSON.stringify(tried, null, 1)}\n`);
  const report = calibrationReport({
    suite,
    fitting: methods.map((method) => score(method, of('fitting'))),
    heldOut: methods.map((method) => score(method, of('held-out'))),
    ranking: rankingScore(tried),
    preflight: { fitting: await foreseen(of('fitting')), heldOut: await foreseen(of('held-out')) },
  });
  const [before = ''] = readFileSync(document, 'utf8').split(begin);
  const after = readFileSync(document, 'utf8').split(end)[1] ?? '';
  writeFileSync(document, `${before}${begin}\n\n${report}\n\n${end}${after}`);
  console.log(report);
}

async function tryAll(
  runs: readonly LabelledRun[],
  recorded: readonly RecordedRun[],
  folder: string,
  which: 'try' | 'kept',
): Promise<readonly TriedRemedies[]> {
  const tried: TriedRemedies[] = [];
  const faulty = runs.filter(({ confirmed }) => confirmed !== 'healthy');
  // Every second one is enough to tell, in half of the time.
  for (const run of faulty.filter((_, index) => index % 2 === 0)) {
    const repair = recorded.find(({ name }) => name === run.repairedBy);
    if (repair === undefined) continue;
    const repaired = learnedShare(repair);
    const known = keptRemedies(run, folder);
    if (known !== null) tried.push(known);
    else if (which === 'try') tried.push(await tryRemedies(run, repaired, folder));
  }
  return tried;
}

/** Share of the runs (of every sixth) whose verdict the starting weights foretell. */
async function foreseen(all: readonly LabelledRun[]): Promise<number> {
  const runs = all.filter((_, index) => index % 6 === 0);
  let right = 0;
  for (const { record, rowFault, confirmed } of runs) {
    const { verdict } = valueOf(
      preflight(record.experiment, await rowsOf(record.experiment, rowFault)),
    );
    if (verdict.code === confirmed) right += 1;
  }
  return right / Math.max(1, runs.length);
}

const [, , folder = join('out', 'calibration'), which] = process.argv;
void calibrate(folder, which === 'kept' ? 'kept' : 'try');
