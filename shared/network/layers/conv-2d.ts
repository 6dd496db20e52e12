import * as v from 'valibot';
import { wholeNumber } from '../../problems/number-schemas';
import { item } from '../../program/element';
import { initializerSchema } from '../initializer';
import type { LayerType, Parameter } from '../layer-type';
import { choiceField, switchField } from '../number-fields';
import { windowShape } from './image-window';

const fields = v.pipe(
  v.strictObject({
    filters: wholeNumber(1, 4096),
    kernelSize: v.optional(wholeNumber(1, 64), 3),
    strides: v.optional(wholeNumber(1, 64), 1),
    padding: v.optional(choiceField(['same', 'valid']), 'same'),
    initializer: v.optional(initializerSchema, { type: 'glorot-uniform' }),
    useBias: v.optional(switchField(), true),
  }),
  v.readonly(),
);

export const conv2d: LayerType<v.InferOutput<typeof fields>> = {
  fields,
  title: 'Convolution',
  summary: 'Filters that slide over an image, the same weights at every place.',
  category: 'layers',
  inspector: [
    { kind: 'whole-number', field: 'filters', label: 'Filters', least: 1, most: 4096 },
    { kind: 'whole-number', field: 'kernelSize', label: 'Kernel size', least: 1, most: 64 },
    { kind: 'whole-number', field: 'strides', label: 'Strides', least: 1, most: 64 },
    {
      kind: 'choice',
      field: 'padding',
      label: 'Padding',
      options: [
        { value: 'same', label: 'Same: zeros around the image' },
        { value: 'valid', label: 'Valid: none' },
      ],
    },
    { kind: 'initializer', field: 'initializer', label: 'Initial weights' },
    { kind: 'switch', field: 'useBias', label: 'Bias' },
  ],
  arity: { least: 1, most: 1 },
  shape: ({ filters, kernelSize, strides, padding }, inputs) =>
    windowShape(inputs, { size: kernelSize, strides, padding }, filters),
  parameters: ({ filters, kernelSize, initializer, useBias }, inputs) => {
    const channels = item(item(inputs, 0), 2);
    const area = kernelSize * kernelSize;
    const fans = { fanIn: area * channels, fanOut: area * filters };
    const kernel: Parameter = {
      name: 'kernel',
      shape: [kernelSize, kernelSize, channels, filters],
      trained: true,
      initializer,
      ...fans,
    };
    const bias: Parameter = {
      name: 'bias',
      shape: [filters],
      trained: true,
      initializer: { type: 'zeros' },
      ...fans,
    };
    return useBias ? [kernel, bias] : [kernel];
  },
  forward: ({ builder, fields: { strides, padding, useBias }, inputs, parameter }) => {
    const image = item(inputs, 0);
    const filtered = builder.apply('convolution-2d', [image, parameter('kernel')], {
      strides,
      padding,
    });
    return useBias ? builder.add(filtered, parameter('bias')) : filtered;
  },
};
