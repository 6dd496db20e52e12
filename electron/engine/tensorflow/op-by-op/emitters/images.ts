import type { WindowPadding } from '../../../../../shared/program/operations/window-geometry';
import type { Attributes } from '../../attribute';
import { integersAttribute, textAttribute, typeAttribute } from '../../attribute';
import { dataTypes } from '../../data-type';
import type { EmitterOf } from './emission';

const float = typeAttribute(dataTypes.float);

export const convolution: EmitterOf<'convolution-2d'> = ({ scope, inputs, attributes }) =>
  scope.add('Conv2D', inputs, sliding(attributes));

export const convolutionInputGradient: EmitterOf<'convolution-2d-input-gradient'> = ({
  scope,
  inputs,
  attributes,
}) =>
  scope.add(
    'Conv2DBackpropInput',
    [scope.integers(attributes.inputShape), ...inputs],
    sliding(attributes),
  );

export const convolutionKernelGradient: EmitterOf<'convolution-2d-kernel-gradient'> = ({
  scope,
  inputs,
  attributes,
}) => {
  const [images = '', gradient = ''] = inputs;
  const kernelShape = scope.integers(attributes.kernelShape);
  return scope.add('Conv2DBackpropFilter', [images, kernelShape, gradient], sliding(attributes));
};

export const maxPooling: EmitterOf<'max-pooling-2d'> = ({ scope, inputs, attributes }) =>
  scope.add('MaxPool', inputs, pooling(attributes));

export const maxPoolingGradient: EmitterOf<'max-pooling-2d-gradient'> = ({
  scope,
  inputs,
  attributes,
}) => scope.add('MaxPoolGrad', inputs, pooling(attributes));

export const averagePooling: EmitterOf<'average-pooling-2d'> = ({ scope, inputs, attributes }) =>
  scope.add('AvgPool', inputs, pooling(attributes));

export const averagePoolingGradient: EmitterOf<'average-pooling-2d-gradient'> = ({
  scope,
  inputs,
  attributes,
}) =>
  scope.add('AvgPoolGrad', [scope.integers(attributes.inputShape), ...inputs], pooling(attributes));

interface Window {
  readonly strides: number;
  readonly padding: WindowPadding;
}

function sliding({ strides, padding }: Window): Attributes {
  return {
    T: float,
    strides: integersAttribute([1, strides, strides, 1]),
    padding: textAttribute(padding.toUpperCase()),
    data_format: textAttribute('NHWC'),
  };
}

function pooling(window: Window & { readonly poolSize: number }): Attributes {
  const { poolSize } = window;
  return { ...sliding(window), ksize: integersAttribute([1, poolSize, poolSize, 1]) };
}
