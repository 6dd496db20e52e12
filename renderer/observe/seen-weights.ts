import { isSameWeight } from '../lab/picked-weights.svelte';
import type { SeenWeight } from './weight-traces-picture';
import { cellOf, valueIn } from './weight-matrix-view';
import type { RunDescription, WeightTrace } from '../../shared/signals/run-report';
import type { WeightMatrixSnapshot } from '../../shared/snapshots/snapshot';

/** What the pictures of a layer's weights tell of picked weights that the run was not told to follow. */
export function seenWeights(
  { layers, traces }: Pick<RunDescription, 'layers' | 'traces'>,
  picks: readonly WeightTrace[],
  matricesOf: (layer: string) => readonly WeightMatrixSnapshot[] | undefined,
): readonly SeenWeight[] {
  const further = picks.filter((pick) => !traces.some((trace) => isSameWeight(trace, pick)));
  return further.flatMap((trace) => {
    const kernelShape = layers.find(({ id }) => id === trace.layer)?.kernelShape;
    if (kernelShape?.length !== trace.index.length) return [];
    const points = (matricesOf(trace.layer) ?? []).flatMap((matrix) => {
      const cell = cellOf(matrix, kernelShape, trace);
      return cell === null ? [] : [{ x: matrix.epoch, y: valueIn(matrix, cell) }];
    });
    return points.length === 0 ? [] : [{ trace, points }];
  });
}
