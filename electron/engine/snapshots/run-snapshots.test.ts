import { describe, expect, it } from 'vitest';
import {
  activation,
  batchNormalization,
  compiled,
  dense,
  sampleData,
  series,
  trainable,
} from '../../../shared/compile/testing/small-network';
import { dataShape } from '../../../shared/data/data-set';
import type { DataSet } from '../../../shared/data/data-set';
import type { Snapshot } from '../../../shared/snapshots/snapshot';
import { planeColumns, planeOf, planeRows } from '../../../shared/snapshots/plane';
import { predictRows } from '../../../shared/training/predict-rows';
import { trainEpochs } from '../../../shared/training/testing/train-epochs';
import { open } from '../tensorflow/testing/same-training';
import { RunSnapshots } from './run-snapshots';

const layers = [dense('d1', 6), batchNormalization('n1'), activation('a1', 'tanh')];
const network = series(...layers);
const rows = 41;

/** A network trained in TensorFlow for some epochs, its snapshots, and what the float64 interpreter says of it. */
function trained(data: DataSet) {
  const plan = compiled(network, data);
  const session = open(plan, data);
  trainEpochs(session, plan, rows, 5);
  const outputs = session.evaluate()?.outputs ?? new Float32Array(0);
  const told: Snapshot[] = [];
  const trainer = { passedEpochs: 5, evaluation: { epoch: 5, outputs } };
  const snapshots = new RunSnapshots({ plan, session, data, preparation: null }, trainer, (one) =>
    told.push(one),
  );
  const weights = new Map(
    plan.variables.map(({ name, shape }) => [
      name,
      { shape, values: Float64Array.from(session.read(name)) },
    ]),
  );
  const oracle = (inputs: Float32Array) =>
    predictRows(trainable(network, dataShape(data)), weights, inputs);
  return { plan, session, told, snapshots, oracle };
}

function told<Kind extends Snapshot['kind']>(list: readonly Snapshot[], kind: Kind) {
  const found = list.find(
    (snapshot): snapshot is Extract<Snapshot, { readonly kind: Kind }> => snapshot.kind === kind,
  );
  if (found === undefined) throw new Error(`No snapshot ${kind}.`);
  return found;
}

describe.each(['classification', 'regression'] as const)('the plane in %s', (task) => {
  const data = sampleData([2], rows, task);

  it('is what the interpreter says at the middle of every cell', () => {
    const run = trained(data);
    run.snapshots.take({ kind: 'plane', part: null });
    const { plane, values, outputs } = told(run.told, 'plane');
    expect(plane).toEqual(planeOf(data));
    expect(outputs).toBe(task === 'classification' ? 3 : 1);
    const width = (plane.right - plane.left) / planeColumns;
    const height = (plane.top - plane.bottom) / planeRows;
    const places: number[] = [];
    for (let row = 0; row < planeRows; row += 1) {
      for (let column = 0; column < planeColumns; column += 1) {
        places.push(plane.left + (column + 0.5) * width, plane.bottom + (row + 0.5) * height);
      }
    }
    const expected = run.oracle(Float32Array.from(places));
    expect(values).toHaveLength(expected.length);
    const errors = Array.from(expected, (value, index) => Math.abs(value - (values[index] ?? NaN)));
    expect(Math.max(...errors)).toBeLessThan(1e-5);
    run.session.dispose();
  });

  it('holds every row, and the training rows come with it once', () => {
    const run = trained(data);
    run.snapshots.take({ kind: 'plane', part: null });
    run.snapshots.take({ kind: 'plane', part: { left: 0, right: 1, bottom: 0, top: 2 } });
    expect(run.told.map(({ kind }) => kind)).toEqual(['plane-points', 'plane', 'plane']);
    const { points } = told(run.told, 'plane-points');
    const { left, right, bottom, top } = told(run.told, 'plane').plane;
    expect(points).toHaveLength(rows * 3);
    for (let row = 0; row < rows; row += 1) {
      const [x = NaN, y = NaN, target] = points.subarray(row * 3, row * 3 + 3);
      expect([x, y]).toEqual([...data.training.inputs.subarray(row * 2, row * 2 + 2)]);
      expect(target).toBe(data.training.targets[row]);
      expect(left < x && x < right && bottom < y && y < top).toBe(true);
    }
    run.session.dispose();
  });
});

describe('predictions', () => {
  it('count rows as a recount with the interpreter does', () => {
    const data = sampleData([2], rows);
    const run = trained(data);
    run.snapshots.take({ kind: 'predictions' });
    const { confusion, rows: counted } = told(run.told, 'predictions');
    const shares = run.oracle(data.validation.inputs);
    const recount = [0, 0, 0].map(() => [0, 0, 0]);
    for (let row = 0; row < rows; row += 1) {
      const ofRow = [...shares.subarray(row * 3, row * 3 + 3)];
      const actual = recount[data.validation.targets[row] ?? NaN];
      const winner = ofRow.indexOf(Math.max(...ofRow));
      if (actual !== undefined) actual[winner] = (actual[winner] ?? NaN) + 1;
    }
    expect(confusion).toEqual(recount.flat());
    expect(counted).toBe(rows);
    run.session.dispose();
  });

  it('pair targets with what the interpreter says in regression', () => {
    const data = sampleData([2], rows, 'regression');
    const run = trained(data);
    run.snapshots.take({ kind: 'predictions' });
    const { confusion, pairs } = told(run.told, 'predictions');
    expect(confusion).toEqual([]);
    run.oracle(data.validation.inputs).forEach((value, row) => {
      expect(pairs[row * 2]).toBe(data.validation.targets[row]);
      expect(pairs[row * 2 + 1]).toBeCloseTo(value, 5);
    });
    run.session.dispose();
  });
});

it('is not taken of what the run does not have', () => {
  const data = sampleData([3], rows);
  const run = trained(data);
  run.snapshots.take({ kind: 'plane', part: null });
  run.snapshots.take({ kind: 'weight-matrix', layer: 'nowhere' });
  expect(run.told).toEqual([]);
  run.snapshots.take({ kind: 'weight-matrix', layer: 'd1' });
  const matrix = told(run.told, 'weight-matrix');
  expect([matrix.inputs, matrix.units]).toEqual([3, 6]);
  expect(matrix.values).toEqual(run.session.read('d1/kernel'));
  run.session.dispose();
});
