import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FirstVerdicts } from '../../shared/diagnosis/calibration/evaluation';
import type { LabelledRun } from '../../shared/diagnosis/calibration/intervention';
import { preflight } from '../../shared/diagnosis/preflight';
import { calibrationReport } from './calibration-report';
import type { PreflightScore } from './calibration-report';
import { keptFolder, keptSuite, keptTries } from './kept-suite';
import { rowsOf, valueOf } from './suite-rows';

const document = join('docs', 'diagnosis.md');
const [begin, end] = ['<!-- measured -->', '<!-- /measured -->'];

/** Writes the measured part of docs/diagnosis.md from what the repository keeps. */
export async function writeReport(): Promise<void> {
  const suite = keptSuite();
  const first = {
    ...firstVerdicts('fresh-first-verdicts.json'),
    ...firstVerdicts('rare-first-verdicts.json'),
  };
  const report = calibrationReport({
    suite,
    first,
    tried: keptTries(),
    preflight: await foreseen(suite.runs),
  });
  const [before = ''] = readFileSync(document, 'utf8').split(begin);
  const after = readFileSync(document, 'utf8').split(end)[1] ?? '';
  writeFileSync(document, `${before}${begin}\n\n${report}\n\n${end}${after}`);
  console.log(report);
}

function firstVerdicts(file: string): FirstVerdicts {
  return JSON.parse(readFileSync(join(keptFolder, file), 'utf8')) as FirstVerdicts;
}

/** How many verdicts the starting weights foretell, by part, and how long that takes. */
async function foreseen(runs: readonly LabelledRun[]): Promise<PreflightScore[]> {
  const scores: PreflightScore[] = [];
  for (const part of ['fitting', 'held-out', 'fresh', 'rare'] as const) {
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
