import type { DataShape } from '../../shared/data/data-set';
import { initialize } from '../../shared/network/initializer';
import { layerParameters } from '../../shared/network/layer-types';
import type { Layer } from '../../shared/network/layer-types';
import type { Shape } from '../../shared/program/tensor-type';

/** The starting values of a layer's kernel, counted. */
export interface WeightHistogram {
  /** Values in each of equally wide bins from -limit to limit. */
  readonly counts: readonly number[];
  readonly limit: number;
  readonly mean: number;
  readonly deviation: number;
}

const bins = 41;
/** More rows than these do not change the picture. */
const mostRows = 128;

/** null for layers without a kernel. The values are those that a run with this seed starts from (of very large kernels, a part). */
export function initialWeights(
  layer: Layer,
  inputs: readonly Shape[],
  data: DataShape,
  seed: number,
): WeightHistogram | null {
  const kernel = layerParameters(layer, inputs, data).find(({ name }) => name === 'kernel');
  if (kernel === undefined) return null;
  const { initializer, shape, fanIn, fanOut } = kernel;
  const drawn = shape.map((size) => Math.min(size, mostRows));
  return histogramOf(initialize(initializer, drawn, fanIn, fanOut, seed, `${layer.id}/kernel`));
}

function histogramOf(values: Float32Array): WeightHistogram {
  let sum = 0;
  let squares = 0;
  let limit = 0;
  for (const value of values) {
    sum += value;
    squares += value * value;
    limit = Math.max(limit, Math.abs(value));
  }
  const counts = Array.from({ length: bins }, () => 0);
  for (const value of values) {
    const place = limit === 0 ? 0.5 : (value / limit + 1) / 2;
    const bin = Math.min(bins - 1, Math.floor(place * bins));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const mean = sum / values.length;
  return {
    counts,
    limit,
    mean,
    deviation: Math.sqrt(Math.max(0, squares / values.length - mean * mean)),
  };
}
