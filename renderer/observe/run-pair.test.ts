import { describe, expect, it } from 'vitest';
import type { EpochReport } from '../../shared/signals/run-report';
import { ReportHistory } from '../lab/report-history';
import { differenceHeatmap } from './heatmap';
import { missingCell, notFiniteCell, zeroCell } from './heatmap-ink';
import type { ObservedRun } from './observed-run';
import { RunColumns } from './run-columns';
import { differenceValueWords, PairedColumns } from './run-pair';
import { observedRunOf } from './testing/observed-run-of';

/** delta of its one layer at each epoch, as the window keeps a run of this length. */
function keptRun(name: string, length: number, delta: (epoch: number) => number): ObservedRun {
  const history = new ReportHistory();
  for (let epoch = 0; epoch <= length; epoch += 1) {
    const silent = { accuracy: null, validationLoss: null, validationAccuracy: null };
    const signals: EpochReport['signals'] = { 'delta-rms': [delta(epoch)] };
    history.receive([{ epoch, loss: null, ...silent, signals, traces: [] }]);
  }
  const reports = history.kept.map(({ report }) => report);
  const columns = new RunColumns().follow(history.kept);
  return { ...observedRunOf({ name, layers: 1 }), reports, columns };
}

describe('two runs as one', () => {
  it('are held against each other at the epochs of both, however many each keeps', () => {
    const pair = {
      run: keptRun('run 2', 5000, (epoch) => epoch + 1),
      compared: keptRun('run 1', 700, (epoch) => (epoch + 1) / 2),
    };
    const together = new PairedColumns(pair);
    const { values } = together.epochs;
    expect(values.length).toBeGreaterThan(30);
    expect([values[0], values[1]]).toEqual([0, 1]);
    expect(Math.max(...values)).toBeLessThanOrEqual(700);
    expect(together.signal('delta-rms', 0)?.values).toEqual(values.map(() => 2));
  });

  it('are one block of the heatmap: the ratio, with the page where they are equal', () => {
    const run = observedRunOf({
      name: 'run 2',
      layers: 3,
      signals: {
        'delta-rms': [
          [1, 0, 1],
          [1e4, 1e-9, 1],
        ],
      },
    });
    const compared = observedRunOf({
      name: 'run 1',
      layers: 2,
      signals: {
        'delta-rms': [
          [1, 1],
          [1, 0],
        ],
      },
    });
    const { blocks, ink } = differenceHeatmap({ run, compared }, 'delta-rms', { from: 0, to: 1 });
    expect(blocks.map((block) => block.run)).toEqual(['run 2 / run 1']);
    expect(ink.ramp).toBe('diverging');
    const rows = [128, 255, zeroCell, notFiniteCell, missingCell, missingCell];
    expect([...(blocks[0]?.cells ?? [])]).toEqual(rows);
  });

  it.each([
    ['delta-rms', 0.12, '×0.12'],
    ['delta-rms', Infinity, 'no ratio'],
    ['saturated-share', -0.2, '20 % less'],
    ['dead-share', 0.05, '5 % more'],
    ['delta-rms', NaN, '–'],
  ] as const)('differ in %s by %f: %s', (signal, value, words) => {
    expect(differenceValueWords(signal, value)).toBe(words);
  });
});
