import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { standings } from '../diagnose';
import type { RunRecord } from '../diagnose';
import { predictedFromStart } from '../preflight-held';
import { allRuns } from './all-runs';
import { methods, score, scoreOfFirst } from './evaluation';
import type { FirstVerdicts } from './evaluation';
import { labelledSuite } from './intervention';
import { fromRecording } from './recording';
import type { Recording } from './recording';
import { rankingScore } from './tried-remedies';
import type { TriedRemedies } from './tried-remedies';

const folder = join(__dirname, 'recorded');
const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
const unpacked = (file: string) =>
  JSON.parse(brotliDecompressSync(readFileSync(join(folder, file))).toString()) as Recording[];
const recordings = new Map(
  ['runs.json.br', 'fresh-runs.json.br', 'rare-runs.json.br']
    .flatMap(unpacked)
    .map((recording) => [recording.name, recording]),
);
const runs = allRuns();
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

it('at least 150 runs have a label that an intervention confirmed, and at least 30 each of its kinds', () => {
  expect(suite.runs.length).toBeGreaterThanOrEqual(150);
  const labels = suite.runs.map(({ confirmed }) => confirmed);
  for (const label of new Set(labels)) {
    expect([label, labels.filter((each) => each === label).length >= 30]).toEqual([label, true]);
  }
});

describe.each(['fitting', 'held-out', 'fresh', 'rare'] as const)('on the %s part', (part) => {
  const own = suite.runs.filter((run) => run.part === part);
  const result = ours === undefined ? null : score(ours, own);

  it('at least 95 % of the verdicts are right', () => {
    expect(result?.right).toBeGreaterThanOrEqual(0.95);
  });

  it('at most 2 % of the healthy runs are said to have a fault', () => {
    expect(result?.falseAlarms).toBeLessThanOrEqual(0.02);
  });

  it('at least 97 % of the vanishing networks are called so', () => {
    const vanishing = own.filter(({ confirmed }) => confirmed === 'vanishing-gradient');
    // The rare part was made for other faults.
    expect(vanishing.length > 0 ? result?.vanishingRecall : 1).toBeGreaterThanOrEqual(0.97);
  });

  it.each(baselines)('more verdicts are right than by $name', (baseline) => {
    expect(result?.right).toBeGreaterThan(score(baseline, own).right + 0.1);
  });

  it('a network whose gradient still vanishes then is called so within the first tenth of its epochs', () => {
    const late = own
      .filter(({ confirmed }) => confirmed === 'vanishing-gradient')
      .filter(({ record }) => {
        const tenth = Math.max(3, Math.floor(record.experiment.training.epochs / 10));
        const at = standings(record).findIndex(
          ({ finding }) => finding.code === 'vanishing-gradient',
        );
        return at > tenth && arrivingAt(tenth, record) < 0.01;
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
  const tried = read('remedies.json') as readonly TriedRemedies[];
  expect(tried.length).toBeGreaterThanOrEqual(150);
  expect(rankingScore(tried).byFirst).toBeGreaterThanOrEqual(0.9);
});

it.each([
  ['fresh', 150],
  ['rare', 100],
] as const)(
  'the first verdicts on the %s part, given blind, were right in at least 95 %%',
  (part, runs) => {
    const own = suite.runs.filter((run) => run.part === part);
    const first = scoreOfFirst(read(`${part}-first-verdicts.json`) as FirstVerdicts, own);
    expect(first.runs).toBeGreaterThanOrEqual(runs);
    expect(first.right).toBeGreaterThanOrEqual(0.95);
    expect(first.falseAlarms).toBe(0);
  },
);

it.each([...new Set(suite.runs.map(({ confirmed }) => confirmed))])(
  'at least nine tenths of the runs that are %s are called so',
  (label) => {
    const own = suite.runs.filter(({ confirmed }) => confirmed === label);
    const right = own.filter(({ record }) => ours?.judge(record) === label);
    expect(right.length / own.length).toBeGreaterThanOrEqual(0.9);
  },
);

it('the starting weights alone foretell at least 90 % of the verdicts', () => {
  const foretold = suite.runs.filter(
    ({ record, confirmed }) => predictedFromStart(record) === confirmed,
  );
  expect(foretold.length / suite.runs.length).toBeGreaterThanOrEqual(0.9);
});

it('hardly any healthy run is said to have a fault on its way, and next to none to vanish', () => {
  const healthy = suite.runs.filter(({ confirmed }) => confirmed === 'healthy');
  const called = healthy.map(
    ({ record }) => new Set(standings(record).map(({ finding }) => finding.code)),
  );
  const alarmed = called.filter((codes) =>
    [...codes].some((code) => code !== 'healthy' && code !== 'too-early'),
  );
  expect(alarmed.length / healthy.length).toBeLessThanOrEqual(0.04);
  const vanished = called.filter((codes) => codes.has('vanishing-gradient'));
  expect(vanished.length / healthy.length).toBeLessThanOrEqual(0.01);
});

/** Share of the output's delta at the first layer. */
function arrivingAt(epoch: number, { reports }: RunRecord): number {
  const deltas = reports[epoch]?.signals['delta-rms'] ?? [];
  return (deltas[0] ?? NaN) / (deltas.at(-1) ?? NaN);
}
