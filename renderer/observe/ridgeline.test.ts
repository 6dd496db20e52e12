import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HistogramHistory } from '../lab/histogram-history.svelte';
import { histogramOf } from '../../shared/signals/histogram';
import { heightsOf, histogramNumbers, medianOf, ridgelineOf, ridgeWords } from './ridgeline';
import { ridgeAt, ridgePlaces } from './ridgeline-geometry';

/** Values from -reach to reach at every epoch, wider with time. */
function historyTo(last: number): HistogramHistory {
  const history = new HistogramHistory();
  for (let epoch = 0; epoch <= last; epoch += 1) {
    const values = Float32Array.from(
      { length: 101 },
      (_, place) => ((place - 50) / 50) * (epoch + 1),
    );
    history.receive([
      {
        epoch,
        histograms: { activation: [null], weight: [histogramOf(values)], 'weight-gradient': [] },
      },
    ]);
  }
  return history;
}

const view = {
  compared: null,
  quantity: 'weight',
  layer: 0,
  range: { from: 0, to: 100 },
  epoch: 37,
  most: 8,
} as const;

describe('a ridgeline', () => {
  it('shows the first, the last and the shown epoch, and others evenly between, on one axis', () => {
    const { ridges, low, high } = ridgelineOf({ ...view, history: historyTo(100) });
    const epochs = ridges.map(({ epoch }) => epoch);
    expect(epochs).toEqual([0, 14, 29, 37, 43, 57, 71, 86, 100]);
    expect(ridges.filter(({ isShown }) => isShown).map(({ epoch }) => epoch)).toEqual([37]);
    expect([low, high]).toEqual([-101, 101]);
  });

  it('keeps to the zoomed epochs', () => {
    const range = { from: 20, to: 24 };
    const { ridges, high } = ridgelineOf({ ...view, history: historyTo(100), range, epoch: 22 });
    expect(ridges.map(({ epoch }) => epoch)).toEqual([20, 21, 22, 23, 24]);
    expect(high).toBe(25);
  });

  it('has nothing of a layer that was not measured', () => {
    const history = historyTo(3);
    expect(ridgelineOf({ ...view, history, quantity: 'activation' }).ridges).toEqual([]);
    expect(ridgelineOf({ ...view, history, layer: 7 }).ridges).toEqual([]);
  });

  it('loses no value when bins are spread over others', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ min: -10, max: 10, noNaN: true }), { minLength: 1, maxLength: 60 }),
        fc.double({ min: 0.1, max: 20, noNaN: true }),
        (values, air) => {
          const histogram = histogramOf(Float32Array.from(values));
          const low = (histogram.low ?? 0) - air;
          const high = (histogram.high ?? 0) + air;
          const heights = heightsOf(histogram, low, high);
          expect(Math.max(...heights)).toBeCloseTo(1, 9);
          const mean = heights.reduce((sum, height, bin) => {
            return sum + height * (low + ((bin + 0.5) / heights.length) * (high - low));
          }, 0);
          const total = heights.reduce((sum, height) => sum + height, 0);
          const exact = values.reduce((sum, value) => sum + value, 0) / values.length;
          // A value may move by half a bin of its own and half a common one.
          expect(Math.abs(mean / total - exact)).toBeLessThan((high - low) / 32);
        },
      ),
    );
  });

  it('says where half of the values lie, and what is 0', () => {
    const histogram = histogramOf(Float32Array.of(0, 0, 1, 2, 3, 4, 8, 8));
    expect(medianOf(histogram)).toBeGreaterThan(1.9);
    expect(medianOf(histogram)).toBeLessThan(2.3);
    const words = ridgeWords({ epoch: 3, histogram, heights: [], isShown: true });
    expect(words).toMatch(/^epoch 3: 0 to 8.0, half below 2.\d, 25 % exactly 0$/);
  });

  it('is a table of its epochs with the counts of every bin', () => {
    const { rows, columns } = histogramNumbers(historyTo(2), 'weight', 0, 'Weights');
    expect(rows).toEqual(['0', '1', '2']);
    expect(columns).toHaveLength(6 + 32);
    expect(columns[2]?.values).toEqual([1, 2, 3]);
    const counted = columns.slice(6).map(({ values }) => values[1] ?? 0);
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(101);
  });
});

it('points at the ridge in front of a height', () => {
  const size = { width: 300, height: 200 };
  const { baseline } = ridgePlaces(5, size);
  for (let index = 0; index < 5; index += 1) {
    expect(ridgeAt(5, size, baseline(index) - 2)).toBe(index);
  }
  expect(ridgeAt(5, size, 199)).toBe(4);
});
