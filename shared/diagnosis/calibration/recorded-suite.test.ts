import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { standings } from '../diagnose';
import { methods, score } from './evaluation';
import { labelledSuite } from './intervention';
import { fromRecording } from './recording';
import type { Recording } from './recording';
import { calibrationRuns } from './suite';
import { rankingScore } from './tried-remedies';
import type { TriedRemedies } from './tried-remedies';

const folder = join(__dirname, 'recorded');
const recordings = new Map(
  (
    JSON.parse(
      brotliDecompressSync(readFileSync(join(folder, 'runs.json.br'))).toString(),
    ) as Recording[]
  ).map((recording) => [recording.name, recording]),
);
const runs = calibrationRuns();
const suite = labelledSuite(
  runs.flatMap((run) => {
    const recording = recordings.get(run.name);
    return recording === undefined ? [] : [fromRecording(recording, run)];
  }),
);
const [ours, ...baselines] = methods;

it('every run of the suite is recorded', () => {
  expect(runs.map(({ name }) => name).filter((name) => !recordings.has(name))).toEqual([]);
});

it('at least 150 runs have a label that an intervention confirmed', () => {
  expect(suite.runs.length).toBeGreaterThanOrEqual(150);
});

describe.each(['fitting', 'held-out'] as const)('on the %s part', (part) => {
  const own = suite.runs.filter((run) => run.part === part);
  const result = ours === undefined ? null : score(ours, own);

  it('at least 95 % of the verdicts are right', () => {
    expect(result?.right).toBeGreaterThanOrEqual(0.95);
  });

  it('at most 2 % of the healthy runs are said to have a fault', () => {
    expect(result?.falseAlarms).toBeLessThanOrEqual(0.02);
  });

  it('at least 97 % of the vanishing networks are called so', () => {
    expect(result?.vanishingRecall).toBeGreaterThanOrEqual(0.97);
  });

  it.each(baselines)('more verdicts are right than by $name', (baseline) => {
    expect(result?.right).toBeGreaterThan(score(baseline, own).right + 0.1);
  });

  it('a vanishing network is called so within the first tenth of its epochs', () => {
    const late = own
      .filter(({ confirmed }) => confirmed === 'vanishing-gradient')
      .filter(({ record }) => {
        const at = standings(record).findIndex(
          ({ finding }) => finding.code === 'vanishing-gradient',
        );
        return at > Math.max(3, record.experiment.training.epochs / 10);
      });
    expect(late.map(({ name }) => name)).toEqual([]);
  });
});

it('no verdict is replaced more than twice, and once only where nothing is loud', () => {
  for (const { record } of suite.runs) {
    expect(standings(record).at(-1)?.changes).toBeLessThanOrEqual(2);
  }
});

it('the first-ranked remedy rescues at least 90 % of what any suggested one rescues', () => {
  const tried = JSON.parse(
    readFileSync(join(folder, 'remedies.json'), 'utf8'),
  ) as readonly TriedRemedies[];
  expect(rankingScore(tried).byFirst).toBeGreaterThanOrEqual(0.9);
});
