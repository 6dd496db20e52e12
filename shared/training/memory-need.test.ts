import { describe, expect, it } from 'vitest';
import {
  activation,
  compiled,
  dense,
  plainSgd,
  sampleData,
  series,
} from '../compile/testing/small-network';
import { dataShape } from '../data/data-set';
import { memoryNeed, memoryProblem } from './memory-need';

const rows = 1000;

/** Of a network with two hidden layers. */
function planned(units: number, batchSize: number, width = 4) {
  const data = sampleData([width], rows);
  const network = series(dense('d1', units), activation('a1', 'relu'), dense('d2', units));
  const plan = compiled(network, data, { ...plainSgd, batchSize });
  return { plan, shape: dataShape(data) };
}

describe('the memory that a run needs', () => {
  it('holds the training rows with their targets', () => {
    const { plan, shape } = planned(3, 4);
    expect(memoryNeed(plan, shape).data).toBe(rows * (4 + 1) * 4);
  });

  it('grows with the square of the width in weights and with the batch in what layers give', () => {
    const [small, wide] = [planned(100, 4), planned(200, 4)].map(({ plan, shape }) =>
      memoryNeed(plan, shape),
    );
    expect((wide?.variables ?? 0) / (small?.variables ?? 1)).toBeGreaterThan(3.5);
    const [few, many] = [planned(20, 500), planned(20, 1000)].map(({ plan, shape }) =>
      memoryNeed(plan, shape),
    );
    const grown = (many?.programs ?? 0) / (few?.programs ?? 1);
    // Measurements on the probe, which does not grow, are part of it.
    expect(grown).toBeGreaterThan(1.3);
    expect(grown).toBeLessThanOrEqual(2);
  });

  it('is twice as much in numbers of twice the size', () => {
    const { plan, shape } = planned(10, 4);
    const [single, double] = [memoryNeed(plan, shape, 4), memoryNeed(plan, shape, 8)];
    expect(double.variables).toBe(2 * single.variables);
    expect(double.programs).toBe(2 * single.programs);
  });
});

describe('a run that memory cannot hold', () => {
  it.each([
    ['weights', planned(500, 1), { kind: 'layer', layer: 'd2' }],
    ['batch', planned(10, 1000), { kind: 'field', path: 'training.batchSize' }],
    ['rows', planned(1, 1, 500), { kind: 'field', path: 'data' }],
  ] as const)('is refused with the place where most is needed: %s', (_, { plan, shape }, place) => {
    const problem = memoryProblem(plan, memoryNeed(plan, shape), 2 ** 10);
    expect(problem).toMatchObject({ code: 'not-enough-memory', place });
    expect(problem?.message).toMatch(/about [\d.]+ [MG]B of memory, and 1 MB are free/);
  });

  it('is not refused where memory is exactly enough', () => {
    const { plan, shape } = planned(10, 4);
    const { variables, data, programs } = memoryNeed(plan, shape);
    expect(memoryProblem(plan, { variables, data, programs }, variables + data + programs)).toBe(
      null,
    );
  });
});
