import type { DataShape } from '../data/data-set';
import type { Value } from '../program/program-builder';
import type { Shape } from '../program/tensor-type';
import type { ForwardContext, LayerType, Parameter, ShapeResult } from './layer-type';
import { activation } from './layers/activation';
import { add } from './layers/add';
import { averagePooling2d } from './layers/average-pooling-2d';
import { batchNormalization } from './layers/batch-normalization';
import { concatenate } from './layers/concatenate';
import { conv2d } from './layers/conv-2d';
import { dense } from './layers/dense';
import { dropout } from './layers/dropout';
import { flatten } from './layers/flatten';
import { globalAveragePooling2d } from './layers/global-average-pooling-2d';
import { input } from './layers/input';
import { layerNormalization } from './layers/layer-normalization';
import { maxPooling2d } from './layers/max-pooling-2d';
import { output } from './layers/output';

const records = {
  input,
  dense,
  'conv-2d': conv2d,
  'max-pooling-2d': maxPooling2d,
  'average-pooling-2d': averagePooling2d,
  'global-average-pooling-2d': globalAveragePooling2d,
  activation,
  'batch-normalization': batchNormalization,
  'layer-normalization': layerNormalization,
  dropout,
  flatten,
  add,
  concatenate,
  output,
} as const;

export type LayerTypeName = keyof typeof records;

type FieldsByName = {
  readonly [Name in LayerTypeName]: (typeof records)[Name] extends LayerType<infer Fields>
    ? Fields
    : never;
};

/** Every layer type by its name in the experiment file, in the order of the palette. */
export const layerTypes: { readonly [Name in LayerTypeName]: LayerType<FieldsByName[Name]> } =
  records;

/** A layer of a network: a union told apart by `type`, or the layers of the given types. */
export type Layer<Name extends LayerTypeName = LayerTypeName> = {
  [Each in Name]: LayerHead<Each> & FieldsByName[Each];
}[Name];

interface LayerHead<Name> {
  readonly id: string;
  readonly type: Name;
  /** Where it lies on the canvas, in px. */
  readonly position?: readonly [x: number, y: number];
}

/** Shape of one sample after the layer, or why it is impossible. */
export function layerShape<Name extends LayerTypeName>(
  layer: Layer<Name>,
  inputs: readonly Shape[],
  data: DataShape,
): ShapeResult {
  return layerTypes[layer.type].shape(layer, inputs, data);
}

/** Weights and moving averages that the layer owns. */
export function layerParameters<Name extends LayerTypeName>(
  layer: Layer<Name>,
  inputs: readonly Shape[],
  data: DataShape,
): readonly Parameter[] {
  return layerTypes[layer.type].parameters(layer, inputs, data);
}

/** Adds the layer's forward pass to the program. */
export function layerForward<Name extends LayerTypeName>(
  layer: Layer<Name>,
  context: Omit<ForwardContext<unknown>, 'fields'>,
): Value {
  return layerTypes[layer.type].forward({ ...context, fields: layer });
}
