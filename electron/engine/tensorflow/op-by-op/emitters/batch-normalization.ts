import type { Shape } from '../../../../../shared/program/tensor-type';
import { elementCount } from '../../../../../shared/program/tensor-type';
import { booleanAttribute, floatAttribute, textAttribute, typeAttribute } from '../../attribute';
import { dataTypes } from '../../data-type';
import type { GraphScope, Reference } from '../../graph-scope';
import { nodeOf } from '../../graph-scope';
import type { Emission, EmitterOf } from './emission';

/**
 * TensorFlow has one node for output and statistics and one for all gradients. Operations of a program have one result
 * each, so those of one normalization share the node.
 */
type Normalization = Emission<{ readonly epsilon: number }>;

const float = typeAttribute(dataTypes.float);
const integer = typeAttribute(dataTypes.integer);

export const batchNormalization: EmitterOf<'batch-normalization'> = (emission) => {
  const [x = '', gamma = '', beta = ''] = emission.inputs;
  const node = forwardNode(emission, x, gamma, beta);
  return fromImages(emission, emission.scope.output(node, 'FusedBatchNormV3', 0));
};

export const batchNormalizationInputGradient: EmitterOf<'batch-normalization-input-gradient'> = (
  emission,
) => {
  const node = gradientNode(emission);
  return fromImages(emission, emission.scope.output(node, 'FusedBatchNormGradV3', 0));
};

export const batchNormalizationScaleGradient: EmitterOf<'batch-normalization-scale-gradient'> = (
  emission,
) => emission.scope.laterOutput(gradientNode(emission), 'FusedBatchNormGradV3', 1);

/** The batch's mean and biased variance if x is normalized: the node has them. */
export function statisticsOf(
  scope: GraphScope,
  x: Reference,
  shape: Shape,
): { readonly mean: Reference; readonly variance: Reference } | null {
  const node = scope.recall(normalizationOf(x));
  if (node === null) return null;
  const rows = rowsOf(shape);
  // The node's variance is the unbiased one (or, of a single row, 0).
  const unbiased = scope.laterOutput(node, 'FusedBatchNormV3', 2);
  const share = scope.floats([Math.max(1, rows - 1) / rows], []);
  return {
    mean: scope.laterOutput(node, 'FusedBatchNormV3', 1),
    variance: scope.add('Mul', [unbiased, share], { T: float }),
  };
}

function forwardNode(
  { scope, attributes, inputTypes }: Normalization,
  x: Reference,
  gamma: Reference,
  beta: Reference,
): string {
  const none = scope.floats([], [0]);
  const inputs = [toImages(scope, x, inputTypes[0]?.shape ?? []), gamma, beta, none, none];
  const added = scope.add('FusedBatchNormV3', inputs, {
    ...kernelAttributes(attributes.epsilon),
    exponential_avg_factor: floatAttribute(1),
  });
  const node = nodeOf(added);
  scope.remember(normalizationOf(x), node);
  scope.remember(normalizationOf(x, gamma, attributes.epsilon), node);
  return node;
}

/** Statistics come from the node of the forward pass, which a program has before it. */
function gradientNode(emission: Normalization): string {
  const { scope, attributes, inputTypes } = emission;
  const [x = '', gamma = '', upstream = ''] = emission.inputs;
  const key = `gradient of ${normalizationOf(x, gamma, attributes.epsilon)} from ${upstream}`;
  const known = scope.recall(key);
  if (known !== null) return known;
  const forward =
    scope.recall(normalizationOf(x, gamma, attributes.epsilon)) ??
    forwardNode(emission, x, gamma, scope.floats([0], inputTypes[1]?.shape ?? []));
  const [dy, images] = [upstream, x].map((value) =>
    toImages(scope, value, inputTypes[0]?.shape ?? []),
  );
  const reserved = [3, 4, 5].map((place) => scope.laterOutput(forward, 'FusedBatchNormV3', place));
  const added = scope.add(
    'FusedBatchNormGradV3',
    [dy ?? '', images ?? '', gamma, ...reserved],
    kernelAttributes(attributes.epsilon),
  );
  const node = nodeOf(added);
  scope.remember(key, node);
  return node;
}

function kernelAttributes(epsilon: number) {
  return {
    T: float,
    U: float,
    epsilon: floatAttribute(epsilon),
    data_format: textAttribute('NHWC'),
    is_training: booleanAttribute(true),
  };
}

function normalizationOf(x: Reference, gamma = '', epsilon = 0): string {
  return `normalization of ${x} by ${gamma} with ${epsilon}`;
}

/** The kernels take images alone: [rows, 1, 1, units] is the same to them. */
function toImages(scope: GraphScope, x: Reference, shape: Shape): Reference {
  return shape.length === 4 ? x : reshaped(scope, x, [rowsOf(shape), 1, 1, shape.at(-1) ?? 1]);
}

function fromImages({ scope, type }: Normalization, images: Reference): Reference {
  return type.shape.length === 4 ? images : reshaped(scope, images, type.shape);
}

function reshaped(scope: GraphScope, x: Reference, shape: Shape): Reference {
  return scope.add('Reshape', [x, scope.integers(shape)], { T: float, Tshape: integer });
}

function rowsOf(shape: Shape): number {
  return elementCount(shape.slice(0, -1));
}
