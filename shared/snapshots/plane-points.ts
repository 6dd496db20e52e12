import type { DataSet } from '../data/data-set';
import type { PlanePointsSnapshot } from './snapshot';

/** More than this hide each other. */
const mostPoints = 500;

/** The first training rows; the split has shuffled them. */
export function planePoints({
  training,
  featureNames,
  classes,
}: Pick<DataSet, 'training' | 'featureNames' | 'classes'>): PlanePointsSnapshot {
  const { inputs, targets } = training;
  const count = Math.min(mostPoints, training.count);
  const points = new Float32Array(count * 3);
  for (let row = 0; row < count; row += 1) {
    points[row * 3] = inputs[row * 2] ?? NaN;
    points[row * 3 + 1] = inputs[row * 2 + 1] ?? NaN;
    points[row * 3 + 2] = targets[row] ?? NaN;
  }
  return { kind: 'plane-points', featureNames, classes, points };
}
