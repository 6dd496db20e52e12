import { shuffledIndices } from '../../random/shuffle';
import { stream } from '../../random/stream';
import type { DataSet, Rows } from '../../data/data-set';
import type { RowFault } from './calibration-case';

/** Breaks (or, for a trap, unbalances) data in a way that no data section says. */
export function withRowFault(data: DataSet, fault: RowFault): DataSet {
  const change = rowFaults[fault];
  return { ...data, training: change(data.training), validation: change(data.validation) };
}

const rowFaults: Readonly<Record<RowFault, (rows: Rows) => Rows>> = {
  /** The targets stay what they are, on other rows. */
  'shuffled-targets': (rows) => {
    const order = shuffledIndices(rows.count, stream(1, 'shuffled-targets'));
    return { ...rows, targets: Float32Array.from(order, (row) => rows.targets[row] ?? NaN) };
  },
  'constant-inputs': (rows) => ({ ...rows, inputs: new Float32Array(rows.inputs.length).fill(1) }),
  /** Nine of ten rows of the first class are gone. */
  'rare-class': (rows) => {
    const kept = Array.from(rows.targets.keys()).filter(
      (row) => rows.targets[row] !== 0 || row % 10 === 0,
    );
    const width = rows.inputs.length / rows.count;
    const inputs = new Float32Array(kept.length * width);
    kept.forEach((row, place) => {
      inputs.set(rows.inputs.subarray(row * width, (row + 1) * width), place * width);
    });
    return {
      count: kept.length,
      inputs,
      targets: Float32Array.from(kept, (row) => rows.targets[row] ?? NaN),
    };
  },
};
