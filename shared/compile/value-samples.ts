import { item } from '../program/element';
import type { ProgramBuilder, Value } from '../program/program-builder';
import { elementCount, integerTensor } from '../program/tensor-type';
import { variableValue } from './forward-pass';
import type { TrainableNetwork } from './trainable-network';
import { normalizationBehind } from './weight-layers';
import type { MeasuredLayer } from './weight-layers';
import { sampleName, sampleSize } from '../signals/sampled-values';
import type { SampledLayer, SampledQuantity, SampleLayout } from '../signals/sampled-values';

/** By quantity one tensor for each weight layer; null where the layer has none. */
export type SampledTensors = Readonly<Record<SampledQuantity, readonly (Value | null)[]>>;

/** What is sampled of a network on the probe batch: of each layer its output, weights, gradient, and what batch norm gets and gives. */
export function sampledTensors(
  builder: ProgramBuilder,
  network: TrainableNetwork,
  measured: readonly MeasuredLayer[],
  probe: { readonly values: ReadonlyMap<string, Value>; readonly gradients: readonly Value[] },
): SampledTensors {
  const valueOf = (id: string | null): Value | null =>
    id === null ? null : (probe.values.get(id) ?? null);
  const normalizations = measured.map(({ id }) => normalizationBehind(network, id));
  return {
    activation: measured.map(({ id, activation }) => valueOf(activation?.id ?? id)),
    weight: measured.map(({ kernel }) => variableValue(builder, kernel)),
    'weight-gradient': probe.gradients,
    'batch-norm-input': measured.map(({ id }, place) =>
      (normalizations[place] ?? null) === null ? null : valueOf(id),
    ),
    'batch-norm-output': normalizations.map(valueOf),
  };
}

/**
 * Single values of every layer as they are: histograms and percentiles are made of them outside, alike for every back
 * end. A layer of more than {@link sampleSize} values is sampled, at places fixed by its size alone. Layers of one
 * shape are taken as one stack, so that the program hardly grows with depth.
 */
export function valueSamples(
  builder: ProgramBuilder,
  tensors: SampledTensors,
): { readonly outputs: Readonly<Record<string, Value>>; readonly layout: SampleLayout } {
  const outputs: Record<string, Value> = {};
  const of = (quantity: SampledQuantity): readonly SampledLayer[] => {
    const { vector, layers } = samplesOf(builder, tensors[quantity]);
    if (vector !== null) outputs[sampleName(quantity)] = vector;
    return layers;
  };
  const layout = {
    activation: of('activation'),
    weight: of('weight'),
    'weight-gradient': of('weight-gradient'),
    'batch-norm-input': of('batch-norm-input'),
    'batch-norm-output': of('batch-norm-output'),
  };
  return { outputs, layout };
}

function samplesOf(
  builder: ProgramBuilder,
  tensors: readonly (Value | null)[],
): { readonly vector: Value | null; readonly layers: readonly SampledLayer[] } {
  const groups = ofOneShape(tensors);
  const vectors = groups.map(({ values }) => groupSample(builder, values));
  const layers: SampledLayer[] = [];
  let start = 0;
  for (const { places, values } of groups) {
    const total = elementCount(item(values, 0).type.shape);
    const size = Math.min(total, sampleSize);
    // A sampled stack has its layers side by side, a whole one has them one behind the other.
    const [step, stride] = total > sampleSize ? [1, places.length] : [total, 1];
    places.forEach((layer, index) => {
      layers.push({ layer, start: start + index * step, stride, size });
    });
    start += size * places.length;
  }
  return { vector: joined(builder, vectors), layers };
}

interface Group {
  readonly places: number[];
  readonly values: Value[];
}

function ofOneShape(tensors: readonly (Value | null)[]): readonly Group[] {
  const groups = new Map<string, Group>();
  tensors.forEach((value, place) => {
    if (value === null) return;
    const shape = value.type.shape.join('x');
    const group = groups.get(shape) ?? { places: [], values: [] };
    group.places.push(place);
    group.values.push(value);
    groups.set(shape, group);
  });
  return [...groups.values()];
}

function groupSample(builder: ProgramBuilder, values: readonly Value[]): Value {
  const stack = builder.apply('stack', values, { axis: 0 });
  const total = elementCount(item(values, 0).type.shape);
  if (total <= sampleSize) return builder.reshape(stack, [values.length * total]);
  const rows = builder.apply('transpose', [builder.reshape(stack, [values.length, total])], {
    permutation: [1, 0],
  });
  const places = builder.constant(sampledPlaces(total), integerTensor(sampleSize));
  const taken = builder.apply('gather', [rows, places], {});
  return builder.reshape(taken, [sampleSize * values.length]);
}

/** Multiples of the golden ratio lie as evenly as any, and keep step with no row length (Weyl 1916). */
export function sampledPlaces(total: number): readonly number[] {
  const golden = (Math.sqrt(5) - 1) / 2;
  return Array.from({ length: sampleSize }, (_, index) =>
    Math.floor(total * ((index * golden) % 1)),
  );
}

function joined(builder: ProgramBuilder, vectors: readonly Value[]): Value | null {
  const [first, ...others] = vectors;
  if (first === undefined) return null;
  return others.length === 0 ? first : builder.apply('concatenate', vectors, { axis: 0 });
}
