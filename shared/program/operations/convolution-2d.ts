import { at, item } from '../element';
import type { Operation } from '../operation';
import type { Shape } from '../tensor-type';
import { requireFloat } from './elementwise';
import type { WindowPadding } from './window-geometry';
import { windowGeometry } from './window-geometry';

const load = at;

interface Sliding {
  readonly strides: number;
  readonly padding: WindowPadding;
}

/** Inputs: images [batch, height, width, channels], kernel [height, width, channels, filters]. */
export const convolution2d: Operation<Sliding> = {
  type: ([images, kernel], attributes) => ({
    element: 'float',
    shape: geometryOf(requireFloat(images).shape, requireFloat(kernel).shape, attributes).output,
  }),
  derivative: ({ builder, inputs, upstream, attributes }) => {
    const images = item(inputs, 0);
    const kernel = item(inputs, 1);
    return [
      builder.apply('convolution-2d-input-gradient', [kernel, upstream], {
        ...attributes,
        inputShape: images.type.shape,
      }),
      builder.apply('convolution-2d-kernel-gradient', [images, upstream], {
        ...attributes,
        kernelShape: kernel.type.shape,
      }),
    ];
  },
  evaluate: (inputs, attributes, { values: y }) => {
    const images = item(inputs, 0);
    const kernel = item(inputs, 1);
    const { values: x } = images;
    const { values: w } = kernel;
    const geometry = geometryOf(images.shape, kernel.shape, attributes);
    const { channels, filters } = geometry;
    y.fill(0);
    forEachTap(geometry, (pixel, tap, place) => {
      for (let channel = 0; channel < channels; channel += 1) {
        const scale = load(x, pixel * channels + channel);
        const wStart = (tap * channels + channel) * filters;
        const yStart = place * filters;
        for (let filter = 0; filter < filters; filter += 1) {
          y[yStart + filter] = load(y, yStart + filter) + scale * load(w, wStart + filter);
        }
      }
    });
  },
};

/** Inputs: kernel, gradient of the convolution's output. Result: gradient of its images. */
export const convolution2dInputGradient: Operation<Sliding & { readonly inputShape: Shape }> = {
  type: (_, { inputShape }) => ({ element: 'float', shape: inputShape }),
  derivative: ({ builder, inputs, upstream, attributes: { inputShape: _, ...sliding } }) => {
    const kernel = item(inputs, 0);
    const gradient = item(inputs, 1);
    return [
      builder.apply('convolution-2d-kernel-gradient', [upstream, gradient], {
        ...sliding,
        kernelShape: kernel.type.shape,
      }),
      builder.apply('convolution-2d', [upstream, kernel], sliding),
    ];
  },
  evaluate: (inputs, attributes, { values: dx }) => {
    const kernel = item(inputs, 0);
    const { values: w } = kernel;
    const { values: dy } = item(inputs, 1);
    const geometry = geometryOf(attributes.inputShape, kernel.shape, attributes);
    const { channels, filters } = geometry;
    dx.fill(0);
    forEachTap(geometry, (pixel, tap, place) => {
      for (let channel = 0; channel < channels; channel += 1) {
        const wStart = (tap * channels + channel) * filters;
        const yStart = place * filters;
        let sum = 0;
        for (let filter = 0; filter < filters; filter += 1) {
          sum += load(dy, yStart + filter) * load(w, wStart + filter);
        }
        dx[pixel * channels + channel] = load(dx, pixel * channels + channel) + sum;
      }
    });
  },
};

/** Inputs: images, gradient of the convolution's output. Result: gradient of its kernel. */
export const convolution2dKernelGradient: Operation<Sliding & { readonly kernelShape: Shape }> = {
  type: (_, { kernelShape }) => ({ element: 'float', shape: kernelShape }),
  derivative: ({ builder, inputs, upstream, attributes: { kernelShape: _, ...sliding } }) => {
    const images = item(inputs, 0);
    const gradient = item(inputs, 1);
    return [
      builder.apply('convolution-2d-input-gradient', [upstream, gradient], {
        ...sliding,
        inputShape: images.type.shape,
      }),
      builder.apply('convolution-2d', [images, upstream], sliding),
    ];
  },
  evaluate: (inputs, attributes, { values: dw }) => {
    const images = item(inputs, 0);
    const { values: x } = images;
    const { values: dy } = item(inputs, 1);
    const geometry = geometryOf(images.shape, attributes.kernelShape, attributes);
    const { channels, filters } = geometry;
    dw.fill(0);
    forEachTap(geometry, (pixel, tap, place) => {
      for (let channel = 0; channel < channels; channel += 1) {
        const scale = load(x, pixel * channels + channel);
        const wStart = (tap * channels + channel) * filters;
        const yStart = place * filters;
        for (let filter = 0; filter < filters; filter += 1) {
          dw[wStart + filter] = load(dw, wStart + filter) + scale * load(dy, yStart + filter);
        }
      }
    });
  },
};

interface Geometry {
  readonly input: Shape;
  readonly kernel: Shape;
  readonly output: Shape;
  readonly strides: number;
  readonly top: number;
  readonly left: number;
  readonly channels: number;
  readonly filters: number;
}

function geometryOf(input: Shape, kernel: Shape, { strides, padding }: Sliding): Geometry {
  const [batch, height, width, channels] = input;
  const [kernelHeight, kernelWidth, kernelChannels, filters] = kernel;
  if (
    batch === undefined ||
    height === undefined ||
    width === undefined ||
    channels === undefined ||
    kernelHeight === undefined ||
    kernelWidth === undefined ||
    filters === undefined ||
    channels !== kernelChannels
  ) {
    throw new Error(`No convolution of [${input.join(', ')}] with [${kernel.join(', ')}].`);
  }
  const vertical = windowGeometry(height, kernelHeight, strides, padding);
  const horizontal = windowGeometry(width, kernelWidth, strides, padding);
  return {
    input,
    kernel,
    output: [batch, vertical.outputSize, horizontal.outputSize, filters],
    strides,
    top: vertical.before,
    left: horizontal.before,
    channels,
    filters,
  };
}

/** Every meeting of an image's pixel with a tap of the kernel, and the place of the output it counts towards. */
function forEachTap(
  { input, kernel, output, strides, top, left }: Geometry,
  visit: (pixel: number, tap: number, place: number) => void,
): void {
  const [batch = 0, height = 0, width = 0] = input;
  const [kernelHeight = 0, kernelWidth = 0] = kernel;
  const [, outputHeight = 0, outputWidth = 0] = output;
  for (let sample = 0; sample < batch; sample += 1) {
    for (let row = 0; row < outputHeight; row += 1) {
      for (let column = 0; column < outputWidth; column += 1) {
        const place = (sample * outputHeight + row) * outputWidth + column;
        for (let tapRow = 0; tapRow < kernelHeight; tapRow += 1) {
          const pixelRow = row * strides + tapRow - top;
          if (pixelRow < 0 || pixelRow >= height) continue;
          for (let tapColumn = 0; tapColumn < kernelWidth; tapColumn += 1) {
            const pixelColumn = column * strides + tapColumn - left;
            if (pixelColumn < 0 || pixelColumn >= width) continue;
            const pixel = (sample * height + pixelRow) * width + pixelColumn;
            visit(pixel, tapRow * kernelWidth + tapColumn, place);
          }
        }
      }
    }
  }
}
