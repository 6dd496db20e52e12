import type { ActivationFunctionName } from '../../../shared/network/activation-functions';
import type { Layer, LayerTypeName } from '../../../shared/network/layer-types';
import { elementCount } from '../../../shared/program/tensor-type';
import type { KerasLayer, KerasPlace, KerasValue } from './keras-layer';

/** One layer of the lab as layers of Keras; the last one gives its value. */
type Translation<Name extends LayerTypeName> = (
  layer: Layer<Name>,
  place: KerasPlace,
) => readonly KerasLayer[];

/** Every layer type: a new one is missing here until someone says what it is in Keras. */
const translations: { readonly [Name in LayerTypeName]: Translation<Name> } = {
  input: (_, place) => {
    const config = { batch_shape: [null, ...place.shape], dtype: 'float32' };
    return [{ ...one('InputLayer', config, place), inputs: [] }];
  },
  dense: ({ units, useBias }, place) => affine(units, useBias, 'linear', place),
  output: ({ useBias }, place) =>
    place.classes === null
      ? affine(1, useBias, 'linear', place)
      : affine(place.classes, useBias, 'softmax', place),
  'conv-2d': ({ filters, kernelSize, strides, padding, useBias }, place) => {
    const window = { kernel_size: [kernelSize, kernelSize], strides: [strides, strides], padding };
    const config = { filters, ...window, use_bias: useBias, activation: 'linear' };
    return [{ ...one('Conv2D', config, place), variables: weightsOf(useBias, place) }];
  },
  'max-pooling-2d': (layer, place) => [one('MaxPooling2D', pooling(layer), place)],
  'average-pooling-2d': (layer, place) => [one('AveragePooling2D', pooling(layer), place)],
  'global-average-pooling-2d': (_, place) => [one('GlobalAveragePooling2D', {}, place)],
  activation: (layer, place) =>
    layer.function === 'leaky-relu'
      ? [one('LeakyReLU', { negative_slope: layer.slope }, place)]
      : [one('Activation', { activation: activationNames[layer.function] }, place)],
  'batch-normalization': ({ momentum, epsilon }, place) => [
    {
      ...one('BatchNormalization', { axis: -1, momentum, epsilon }, place),
      variables: ['gamma', 'beta', 'moving-mean', 'moving-variance'].map(place.variable),
    },
  ],
  'layer-normalization': ({ epsilon }, place) => [
    {
      ...one('LayerNormalization', { axis: -1, epsilon }, place),
      variables: ['gamma', 'beta'].map(place.variable),
    },
  ],
  dropout: ({ rate }, place) => [one('Dropout', { rate }, place)],
  flatten: (_, place) => [one('Flatten', {}, place)],
  add: ({ scales }, place) => {
    const scaled = place.inputs.map((input, index) =>
      rescaled(input, scales?.[index] ?? 1, place.furtherName(`scale_${index + 1}`)),
    );
    const inputs = scaled.map(({ value }) => value);
    const sum = { ...one('Add', {}, { ...place, inputs }), takesList: true };
    return [...scaled.flatMap(({ layers }) => layers), sum];
  },
  concatenate: (_, place) => [{ ...one('Concatenate', { axis: -1 }, place), takesList: true }],
};

const activationNames: Readonly<Record<Exclude<ActivationFunctionName, 'leaky-relu'>, string>> = {
  sigmoid: 'sigmoid',
  'hard-sigmoid': 'hard_sigmoid',
  tanh: 'tanh',
  softsign: 'softsign',
  relu: 'relu',
  elu: 'elu',
  selu: 'selu',
  // Keras's default is the exact one, as here.
  gelu: 'gelu',
  swish: 'silu',
  softplus: 'softplus',
  linear: 'linear',
};

export function kerasLayersOf<Name extends LayerTypeName>(
  layer: Layer<Name>,
  place: KerasPlace,
): readonly KerasLayer[] {
  return translations[layer.type](layer, place);
}

function one(className: string, config: KerasLayer['config'], place: KerasPlace): KerasLayer {
  const { name, inputs, shape } = place;
  return { name, className, config, inputs, shape, takesList: false, variables: [] };
}

/** The lab's dense layers take values of any rank as vectors. */
function affine(
  units: number,
  useBias: boolean,
  activation: string,
  place: KerasPlace,
): readonly KerasLayer[] {
  const [input] = place.inputs;
  const isVector = input === undefined || input.shape.length === 1;
  const flat = isVector
    ? []
    : [
        one(
          'Flatten',
          {},
          { ...place, name: place.furtherName('flatten'), shape: [elementCount(input.shape)] },
        ),
      ];
  const inputs = flat.length === 0 ? place.inputs : flat;
  const config = { units, use_bias: useBias, activation };
  const dense = one('Dense', config, { ...place, inputs });
  return [...flat, { ...dense, variables: weightsOf(useBias, place) }];
}

function weightsOf(useBias: boolean, { variable }: KerasPlace): readonly string[] {
  return (useBias ? ['kernel', 'bias'] : ['kernel']).map(variable);
}

function pooling({
  poolSize,
  strides,
  padding,
}: Layer<'max-pooling-2d' | 'average-pooling-2d'>): KerasLayer['config'] {
  const step = strides ?? poolSize;
  return { pool_size: [poolSize, poolSize], strides: [step, step], padding };
}

function rescaled(
  input: KerasValue,
  scale: number,
  name: string,
): { readonly value: KerasValue; readonly layers: readonly KerasLayer[] } {
  if (scale === 1) return { value: input, layers: [] };
  const { shape } = input;
  const common = { inputs: [input], shape, takesList: false, variables: [] };
  const layer = { name, className: 'Rescaling', config: { scale, offset: 0 }, ...common };
  return { value: layer, layers: [layer] };
}
