import { describe, expect, it } from 'vitest';
import { stream } from '../random/stream';
import type { DataSet } from './data-set';
import { dataFacts } from './data-facts';

const rows = 200;

function dataOf(
  input: (row: number, column: number) => number,
  target: (row: number) => number,
  task: DataSet['task'] = 'classification',
): DataSet {
  const inputs = Float32Array.from({ length: rows * 2 }, (_, place) =>
    input(Math.floor(place / 2), place % 2),
  );
  const targets = Float32Array.from({ length: rows }, (_, row) => target(row));
  const part = { count: rows, inputs, targets };
  return {
    task,
    sampleShape: [2],
    classes: task === 'classification' ? ['a', 'b'] : [],
    featureNames: ['x1', 'x2'],
    training: part,
    validation: part,
  };
}

const noise = (name: string): readonly number[] => {
  const random = stream(7, name);
  return Array.from({ length: rows * 2 }, () => random.normal());
};
const normal = noise('inputs');
const other = noise('targets');
const input = (row: number, column: number): number => normal[row * 2 + column] ?? 0;
const coin = (row: number): number => ((other[row] ?? 0) > 0 ? 1 : 0);

describe('dataFacts', () => {
  it('counts classes, constant columns and the size of the inputs', () => {
    const facts = dataFacts(
      dataOf(
        (_, column) => (column === 0 ? 3 : 4),
        (row) => (row < 50 ? 0 : 1),
      ),
    );
    expect(facts.classCounts).toEqual([50, 150]);
    expect(facts.constantShare).toBe(1);
    expect(facts.inputSize).toBeCloseTo(Math.sqrt(12.5), 6);
  });

  it.each<[string, DataSet]>([
    ['a class that an input decides', dataOf(input, (row) => (input(row, 0) > 0 ? 1 : 0))],
    [
      'the same with inputs in other units',
      dataOf(
        (r, c) => input(r, c) * (c === 0 ? 1 : 1e6),
        (row) => (input(row, 0) > 0 ? 1 : 0),
      ),
    ],
    [
      'a quantity that follows the inputs',
      dataOf(input, (row) => input(row, 0) + input(row, 1), 'regression'),
    ],
    [
      'rings that no line parts',
      dataOf(input, (row) => (Math.hypot(input(row, 0), input(row, 1)) > 1.2 ? 1 : 0)),
    ],
  ])('finds that inputs tell of %s', (_, data) => {
    expect(dataFacts(data).signal?.z).toBeGreaterThan(6);
  });

  it.each<[string, DataSet]>([
    ['coin tosses', dataOf(input, coin)],
    ['rare events without a cause', dataOf(input, (row) => ((other[row] ?? 0) > 1.5 ? 1 : 0))],
    ['a quantity of its own', dataOf(input, (row) => other[row] ?? 0, 'regression')],
  ])('finds that inputs know nothing of %s', (_, data) => {
    expect(Math.abs(dataFacts(data).signal?.z ?? NaN)).toBeLessThan(3.5);
  });

  it('finds a straight border among many inputs that say nothing', () => {
    const width = 200;
    const random = stream(9, 'wide');
    const inputs = Float32Array.from({ length: rows * width }, () => random.normal());
    const targets = Float32Array.from({ length: rows }, (_, row) =>
      (inputs[row * width] ?? 0) > 0 ? 1 : 0,
    );
    const part = { count: rows, inputs, targets };
    const wide = { ...dataOf(input, coin), sampleShape: [width], training: part, validation: part };
    expect(dataFacts(wide).signal?.z).toBeGreaterThan(5);
  });

  it('compares the vote of neighbours with the most frequent class', () => {
    const facts = dataFacts(
      dataOf(
        (row) => (row < 150 ? 0 : 9) + input(row, 0) / 10,
        (row) => (row < 150 ? 0 : 1),
      ),
    );
    expect(facts.signal?.score).toBe(1);
    expect(facts.signal?.chance).toBe(0.75);
  });
});
