import type { DataSet } from '../../shared/data/data-set';
import type { EngineDescription } from '../../shared/signals/run-report';
import { isPlane } from '../../shared/snapshots/plane';

/**
 * The data without what nobody asks for once a session is open: TensorFlow has training rows of its own, and those of
 * pictures are most of what a run holds in memory. Rows of a plane are drawn, and small.
 */
export function rowsStillNeeded(data: DataSet, { name }: Pick<EngineDescription, 'name'>): DataSet {
  if (name === 'reference' || isPlane(data)) return data;
  const none = new Float32Array(0);
  return { ...data, training: { count: data.training.count, inputs: none, targets: none } };
}
