import type { WindowPadding } from '../../../../../shared/program/operations/window-geometry';
import { windowGeometry } from '../../../../../shared/program/operations/window-geometry';
import type { Shape } from '../../../../../shared/program/tensor-type';
import { integers } from '../hlo-block';
import { hloType } from '../hlo-type';
import type { LoweringOf } from './lowering';
import { operand } from './lowering';

interface Sliding {
  readonly strides: number;
  readonly padding: WindowPadding;
}

/** One axis of a convolution: `dilated` is the stretch of the image from the first window's start to the last one's. */
interface Axis {
  readonly size: number;
  readonly window: number;
  readonly before: number;
  readonly after: number;
  readonly dilated: number;
}

/** Images [batch, height, width, channels], kernel [height, width, channels, filters]. */
export const convolution: LoweringOf<'convolution-2d'> = (lowered) => {
  const { block, inputs, attributes, type } = lowered;
  const axes = axesOf(operand(lowered, 0).type.shape, operand(lowered, 1).type.shape, attributes);
  const details = convolutionDetails('[b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]', {
    padding: axes.map(({ before, after }) => [before, after] as const),
    strides: attributes.strides,
  });
  return block.write('convolution', inputs, hloType(type), details);
};

/** The output's gradient, spread out by the strides, meets the kernel turned around. */
export const convolutionInputGradient: LoweringOf<'convolution-2d-input-gradient'> = (lowered) => {
  const { block, attributes, type } = lowered;
  const kernel = operand(lowered, 0);
  const axes = axesOf(attributes.inputShape, kernel.type.shape, attributes);
  const turned = block.write(
    'reverse',
    [kernel],
    kernel.type,
    `<{dimensions = ${integers([0, 1])}}>`,
  );
  const details = convolutionDetails('[b, 0, 1, f]x[0, 1, o, i]->[b, 0, 1, f]', {
    padding: axes.map(({ size, window, before, dilated }) => {
      const low = window - 1 - before;
      return [low, size - dilated - low + window - 1] as const;
    }),
    imageDilation: attributes.strides,
  });
  return block.write('convolution', [operand(lowered, 1), turned], hloType(type), details);
};

/** Channels play the batch, the batch plays the channels, and the output's gradient plays the kernel. */
export const convolutionKernelGradient: LoweringOf<'convolution-2d-kernel-gradient'> = (
  lowered,
) => {
  const { block, inputs, attributes, type } = lowered;
  const axes = axesOf(operand(lowered, 0).type.shape, attributes.kernelShape, attributes);
  const details = convolutionDetails('[f, 0, 1, b]x[i, 0, 1, o]->[0, 1, b, f]', {
    padding: axes.map(
      ({ size, window, before, dilated }) =>
        [before, window + dilated - 1 - size - before] as const,
    ),
    kernelDilation: attributes.strides,
  });
  return block.write('convolution', inputs, hloType(type), details);
};

function axesOf(images: Shape, kernel: Shape, { strides, padding }: Sliding): readonly Axis[] {
  return [0, 1].map((axis) => {
    const size = images[axis + 1] ?? 0;
    const window = kernel[axis] ?? 0;
    const { outputSize, before } = windowGeometry(size, window, strides, padding);
    const dilated = (outputSize - 1) * strides + 1;
    const after = Math.max(0, dilated + window - 1 - size - before);
    return { size, window, before, after, dilated };
  });
}

function convolutionDetails(
  axes: string,
  window: {
    readonly padding: readonly (readonly [number, number])[];
    readonly strides?: number;
    readonly imageDilation?: number;
    readonly kernelDilation?: number;
  },
): string {
  const both = (size = 1): string => integers([size, size]);
  const padding = window.padding.map(([low, high]) => `[${low}, ${high}]`).join(', ');
  return (
    `<{dimension_numbers = #stablehlo.conv<${axes}>, window_strides = ${both(window.strides)}, ` +
    `padding = dense<[${padding}]> : tensor<2x2xi64>, lhs_dilation = ${both(window.imageDilation)}, ` +
    `rhs_dilation = ${both(window.kernelDilation)}, feature_group_count = 1 : i64, batch_group_count = 1 : i64}>`
  );
}
