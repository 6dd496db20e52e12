import { describe, expect, it } from 'vitest';
import { histogramsOf, percentileSignals, sampleName } from '../signals/sampled-values';
import { referenceSession } from '../training/reference-session';
import {
  activation,
  batchNormalization,
  compiled,
  dense,
  sampleData,
  series,
} from './testing/small-network';
import { sampledPlaces } from './value-samples';

const rows = 30;
const data = sampleData([3], rows);

describe('the values of a layer', () => {
  it('are its weights, all of them where they are few', () => {
    const plan = compiled(series(dense('d1', 4), activation('a1', 'relu'), dense('d2', 4)), data);
    const session = referenceSession(plan, data);
    const { weight } = histogramsOf(plan.samples, session.measure(1), plan.layers.length);
    expect(weight).toHaveLength(3);
    plan.layers.forEach(({ id }, place) => {
      const kernel = session.read(`${id}/kernel`);
      const histogram = weight[place];
      expect(histogram?.low).toBe(Math.min(...kernel));
      expect(histogram?.high).toBe(Math.max(...kernel));
      expect(histogram?.counts.reduce((sum, count) => sum + count)).toBe(kernel.length);
    });
  });

  it('are its activations behind the function: ReLU leaves none below 0', () => {
    const plan = compiled(series(dense('d1', 4), activation('a1', 'relu')), data);
    const measurement = referenceSession(plan, data).measure(1);
    const [hidden, output] = histogramsOf(plan.samples, measurement, 2).activation;
    expect(hidden?.low).toBe(0);
    expect(hidden?.zeros).toBe(Math.round(4 * rows * (measurement['zero-share']?.[0] ?? NaN)));
    expect(output?.counts.reduce((sum, count) => sum + count)).toBe(3 * rows);
  });

  it('are its weight gradients: their root mean square is the signal of that name', () => {
    const plan = compiled(series(dense('d1', 4), activation('a1', 'tanh'), dense('d2', 4)), data);
    const measurement = referenceSession(plan, data).measure(1);
    const vector = measurement[sampleName('weight-gradient')] ?? new Float32Array();
    for (const { layer, start, stride, size } of plan.samples['weight-gradient']) {
      const squares = Array.from(
        { length: size },
        (_, place) => (vector[start + place * stride] ?? NaN) ** 2,
      );
      const rms = Math.sqrt(squares.reduce((sum, square) => sum + square) / size);
      expect(rms / (measurement['weight-gradient-rms']?.[layer] ?? NaN)).toBeCloseTo(1, 5);
    }
  });

  it('are sampled at fixed places where they are many, also of layers measured side by side', () => {
    const plan = compiled(series(dense('d1', 48), dense('d2', 48), dense('d3', 48)), data);
    const session = referenceSession(plan, data);
    const vector = session.measure(1)[sampleName('weight')] ?? new Float32Array();
    for (const { layer, start, stride, size } of plan.samples.weight.slice(1, 3)) {
      const kernel = session.read(`${plan.layers[layer]?.id ?? ''}/kernel`);
      const taken = Array.from({ length: size }, (_, place) => vector[start + place * stride]);
      expect(taken).toEqual(sampledPlaces(48 * 48).map((place) => kernel[place]));
    }
  });
});

describe('sampled places', () => {
  it.each([1025, 8192, 131_072])('lie evenly among %i values', (total) => {
    const places = sampledPlaces(total);
    const tenths = Array.from({ length: 10 }, () => 0);
    for (const place of places) {
      const tenth = Math.floor((10 * place) / total);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 102.4)).toBeLessThan(4);
    // A stride of the row length would see a few units alone.
    expect(new Set(places.map((place) => place % 32)).size).toBe(32);
  });
});

describe('batch norm percentiles', () => {
  const plan = compiled(
    series(dense('d1', 4), batchNormalization('n1'), activation('a1', 'tanh'), dense('d2', 3)),
    data,
  );
  const session = referenceSession(plan, data);
  const percentiles = percentileSignals(plan.samples, session.measure(1), plan.layers.length);

  it('are those of the values before and behind it', () => {
    const kernel = session.read('d1/kernel');
    const before = Array.from({ length: rows }, (_, row) =>
      [0, 1, 2, 3].map((unit) =>
        [0, 1, 2].reduce(
          (sum, input) =>
            sum +
            (data.training.inputs[row * 3 + input] ?? NaN) * (kernel[input * 4 + unit] ?? NaN),
          0,
        ),
      ),
    );
    const column = (unit: number) => before.map((row) => row[unit] ?? NaN);
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value) / rows;
    const behind = before.map((row) =>
      row.map((value, unit) => {
        const center = mean(column(unit));
        const variance = mean(column(unit).map((each) => (each - center) ** 2));
        return (value - center) / Math.sqrt(variance + 1e-3);
      }),
    );
    // 120 values: the median lies between the 60th and the 61st.
    const median = (values: readonly number[]) => {
      const sorted = [...values].sort((a, b) => a - b);
      return ((sorted[59] ?? NaN) + (sorted[60] ?? NaN)) / 2;
    };
    expect(percentiles['batch-norm-input-50']?.[0]).toBeCloseTo(median(before.flat()), 5);
    expect(percentiles['batch-norm-output-50']?.[0]).toBeCloseTo(median(behind.flat()), 5);
    const inOrder = ([15, 50, 85] as const).map(
      (percent) => percentiles[`batch-norm-output-${percent}`]?.[0] ?? NaN,
    );
    expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
  });

  it('are not measured where there is no batch norm', () => {
    expect(percentiles['batch-norm-input-15']?.slice(1)).toEqual([null, null]);
    expect(plan.applies['batch-norm-input-15']).toEqual([true, false, false]);
  });
});
