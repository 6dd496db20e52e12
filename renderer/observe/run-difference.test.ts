import { describe, expect, it } from 'vitest';
import { layerNumbers, lossNumbers } from './numbers';
import {
  differenceNumbers,
  layerDifferencePicture,
  lossDifferencePicture,
  profileDifferencePicture,
} from './run-difference';
import { observedRunOf } from './testing/observed-run-of';

const run = observedRunOf({
  name: 'run 2',
  layers: 3,
  loss: [null, 0.5, 0.25, 0.2],
  validationLoss: [null, 0.6, 0.4, NaN],
  signals: {
    'delta-rms': [
      [1e-2, 1e-1, 1],
      [1e-3, 0, 1],
      [1e-3, 1e-2, Infinity],
      [1e-4, 1e-2, 2],
    ],
  },
});
/** It ended an epoch earlier, and has no third layer. */
const compared = observedRunOf({
  name: 'run 1',
  layers: 2,
  loss: [null, 0.7, 0.75],
  validationLoss: [null, 0.7, 0.7],
  signals: {
    'delta-rms': [
      [1e-4, 1e-1],
      [1e-6, 1e-3],
      [0, 1e-3],
    ],
  },
});
const pair = { run, compared };
const range = { from: 0, to: 3 };

describe('the difference of two runs', () => {
  it('takes the loss of one from that of the other, where both have the epoch', () => {
    const { series, reference, y } = lossDifferencePicture(pair, range, 'loss');
    const training = series.find(({ label }) => label === 'training loss');
    expect(training?.points.map(({ x }) => x)).toEqual([0, 1, 2]);
    const values = training?.points.map((point) => point.y) ?? [];
    expect([values[1], values[2]].map((value) => value?.toFixed(6))).toEqual([
      '-0.200000',
      '-0.500000',
    ]);
    expect(values[0]).toBeNaN();
    expect(reference).toEqual({ at: 0, words: '0: as in run 1' });
    expect(y.low).toBeLessThanOrEqual(-0.5);
    expect(y.high).toBeGreaterThanOrEqual(0);
  });

  it('sets magnitudes of the layers that both have in proportion, in decades', () => {
    const { series, y } = layerDifferencePicture(pair, range, 'delta-rms', null);
    expect(series.map(({ label }) => label)).toEqual(['layer 1', 'layer 2']);
    const [first, second] = series;
    expect(first?.points[0]?.y).toBeCloseTo(2, 9);
    expect(first?.points[1]?.y).toBeCloseTo(3, 9);
    // 10⁻³ against exactly 0 is no number; 0 against 10⁻³ is exactly 0.
    expect(first?.notFinite).toEqual([2]);
    expect(second?.zeros).toEqual([1]);
    expect([y.low <= 0, y.high >= 3]).toEqual([true, true]);
  });

  it('shows one epoch of it over depth', () => {
    const { series, raisedX } = profileDifferencePicture(pair, 1, 'delta-rms', 'd2');
    expect(series[0]?.points[0]?.y).toBeCloseTo(3, 9);
    expect(series[0]?.points[2]?.y).toBeNaN();
    expect(series[0]?.zeros).toEqual([2]);
    expect(raisedX).toBe(2);
  });

  it('says the same in a table', () => {
    const losses = differenceNumbers(
      lossNumbers([run], 'loss'),
      lossNumbers([compared], 'loss'),
      false,
    );
    expect(losses.rows).toEqual(['0', '1', '2']);
    expect(losses.columns[0]?.values.map((value) => value?.toFixed(6))).toEqual([
      undefined,
      '-0.200000',
      '-0.500000',
    ]);
    const own = layerNumbers([run], 'delta-rms');
    const ratios = differenceNumbers(own, layerNumbers([compared], 'delta-rms'), true);
    expect(ratios.columns[0]?.name).toBe('layer 1, ratio');
    expect(ratios.columns[0]?.values[1]).toBeCloseTo(1000, 6);
  });
});
