import type { Problem } from '../../shared/problems/problem';
import type { WeightLayer } from '../../shared/signals/run-report';

/** The first layer from the input whose weights are not finite any more. */
export function firstBrokenLayer(
  layers: readonly WeightLayer[],
  kernelOf: (layer: string) => Float32Array,
): string | null {
  const broken = layers.find(({ id }) => !kernelOf(id).every((weight) => Number.isFinite(weight)));
  return broken?.id ?? null;
}

/** Says where a loss stopped being a number; `step` counts from 1 within the epoch. */
export function divergenceProblem(
  epoch: number,
  step: number,
  loss: number,
  layer: string | null,
): Problem {
  const what = Number.isNaN(loss) ? 'is not a number any more' : 'has grown beyond all numbers';
  const where = layer === null ? '' : ` The first layer with broken weights is ${layer}.`;
  return {
    code: 'diverged',
    message: `In epoch ${epoch}, step ${step}, the loss ${what}.${where}`,
    hint: 'Smaller steps help most often: try a tenth of the learning rate.',
    place: { kind: 'epoch', epoch, ...(layer === null ? {} : { layer }) },
  };
}
