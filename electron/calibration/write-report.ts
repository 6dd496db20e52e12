import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { FirstVerdicts } from '../../shared/diagnosis/calibration/evaluation';
import { labelledSuite } from '../../shared/diagnosis/calibration/intervention';
import type { LabelledRun, RecordedRun } from '../../shared/diagnosis/calibration/intervention';
import { toRecording } from '../../shared/diagnosis/calibration/recording';
import { preflight } from '../../shared/diagnosis/preflight';
import { calibrationReport } from './calibration-report';
import type { PreflightScore } from './calibration-report';
import { rowsOf, valueOf } from './suite-rows';
import { keptRemedies } from './try-remedies';

const kept = join('shared', 'diagnosis', 'calibration', 'recorded');
const document = join('docs', 'diagnosis.md');
const [begin, end] = ['<!-- measured -->', '<!-- /measured -->'];

/** Keeps the recordings that the tests evaluate, and writes the measured part of docs/diagnosis.md. */
export async function writeReport(
  recorded: readonly RecordedRun[],
  remedyFolder: string,
): Promise<void> {
  const suite = labelledSuite(recorded);
  keep('runs.json.br', recorded.filter(({ part }) => part !== 'fresh').map(toRecording));
  keep('fresh-runs.json.br', recorded.filter(({ part }) => part === 'fresh').map(toRecording));
  const tried = suite.runs.flatMap((run) => keptRemedies(run, remedyFolder) ?? []);
  writeFileSync(join(kept, 'remedies.json'), `${JSON.stringify(tried, null, 1)}\n`);
  const first = JSON.parse(
    readFileSync(join(kept, 'fresh-first-verdicts.json'), 'utf8'),
  ) as FirstVerdicts;
  const report = calibrationReport({ suite, first, tried, preflight: await foreseen(suite.runs) });
  const [before = ''] = readFileSync(document, 'utf8').split(begin);
  const after = readFileSync(document, 'utf8').split(end)[1] ?? '';
  writeFileSync(document, `${before}${begin}\n\n${report}\n\n${end}${after}`);
  console.log(report);
}

function keep(fileName: string, content: unknown): void {
  writeFileSync(join(kept, fileName), brotliCompressSync(JSON.stringify(content)));
}

/** How many verdicts the starting weights foretell, by part, and how long that takes. */
async function foreseen(runs: readonly LabelledRun[]): Promise<PreflightScore[]> {
  const scores: PreflightScore[] = [];
  for (const part of ['fitting', 'held-out', 'fresh'] as const) {
    const own = runs.filter((run) => run.part === part);
    const times: number[] = [];
    let right = 0;
    for (const { record, rowFault, confirmed } of own) {
      const rows = await rowsOf(record.experiment, rowFault);
      const began = performance.now();
      const { verdict, layers } = valueOf(preflight(record.experiment, rows));
      if (layers.length >= 25) times.push(performance.now() - began);
      if (verdict.code === confirmed) right += 1;
    }
    scores.push({ part, runs: own.length, right, milliseconds: times });
  }
  return scores;
}
