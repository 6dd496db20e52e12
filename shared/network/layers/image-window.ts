import { item } from '../../program/element';
import { windowGeometry } from '../../program/operations/window-geometry';
import type { WindowPadding } from '../../program/operations/window-geometry';
import type { Shape } from '../../program/tensor-type';
import type { ShapeResult } from '../layer-type';

/** What convolution and pooling share: a square window that slides over [height, width, channels]. */

interface Window {
  readonly size: number;
  readonly strides: number;
  readonly padding: WindowPadding;
}

/** Shape after the window, with the given number of channels (by default those of the input). */
export function windowShape(
  inputs: readonly Shape[],
  window: Window,
  channels?: number,
): ShapeResult {
  const input = item(inputs, 0);
  const notAnImage = imageProblem(input);
  if (notAnImage !== null) return notAnImage;
  const height = item(input, 0);
  const width = item(input, 1);
  const { size, strides, padding } = window;
  if (padding === 'valid' && Math.min(height, width) < size) {
    return {
      problem: {
        code: 'window-larger-than-image',
        message: `A window of ${size} × ${size} does not fit into ${height} × ${width}.`,
        hint: 'Take a smaller window, padding "same", or fewer poolings before it.',
      },
    };
  }
  return {
    shape: [
      windowGeometry(height, size, strides, padding).outputSize,
      windowGeometry(width, size, strides, padding).outputSize,
      channels ?? item(input, 2),
    ],
  };
}

/** Why a shape is not [height, width, channels], or null if it is. */
export function imageProblem(shape: Shape): Extract<ShapeResult, { problem: unknown }> | null {
  if (shape.length === 3) return null;
  return {
    problem: {
      code: 'image-needed',
      message: `This layer needs images (height × width × channels), but gets ${shape.join(' × ')}.`,
      hint: 'Use it before any dense or flatten layer, on an image source such as digits.',
    },
  };
}
