import { at, item } from '../element';
import type { Operation } from '../operation';
import type { Shape } from '../tensor-type';
import { requireFloat } from './elementwise';
import type { WindowPadding } from './window-geometry';
import { windowGeometry } from './window-geometry';

const load = at;

interface Pooling {
  readonly poolSize: number;
  readonly strides: number;
  readonly padding: WindowPadding;
}

/** Input: images [batch, height, width, channels]. Places beyond the edge never win. */
export const maxPooling2d: Operation<Pooling> = {
  type: ([images], attributes) => ({
    element: 'float',
    shape: pooledShape(requireFloat(images).shape, attributes),
  }),
  derivative: ({ builder, inputs, output, upstream, attributes }) => [
    builder.apply('max-pooling-2d-gradient', [item(inputs, 0), output, upstream], attributes),
  ],
  evaluate: (inputs, attributes, output) => {
    const { values: x, shape } = item(inputs, 0);
    forEachWindow(shape, output.shape, attributes, (place, pixels, count) => {
      let greatest = -Infinity;
      for (let i = 0; i < count; i += 1) greatest = Math.max(greatest, load(x, item(pixels, i)));
      output.values[place] = greatest;
    });
  },
};

/** Inputs: images, pooled images, gradient of the pooled. The first greatest of a window gets its gradient, as in TensorFlow. */
export const maxPooling2dGradient: Operation<Pooling> = {
  type: ([images]) => requireFloat(images),
  derivative: () => {
    throw new Error('Max pooling has no second derivative here: nothing needs it.');
  },
  evaluate: (inputs, attributes, { values: dx }) => {
    const { values: x, shape } = item(inputs, 0);
    const { values: y, shape: pooled } = item(inputs, 1);
    const { values: dy } = item(inputs, 2);
    dx.fill(0);
    forEachWindow(shape, pooled, attributes, (place, pixels, count) => {
      for (let i = 0; i < count; i += 1) {
        const pixel = item(pixels, i);
        if (load(x, pixel) !== load(y, place)) continue;
        dx[pixel] = load(dx, pixel) + load(dy, place);
        return;
      }
    });
  },
};

/** The mean over the pixels of the window that lie inside of the image. */
export const averagePooling2d: Operation<Pooling> = {
  type: ([images], attributes) => ({
    element: 'float',
    shape: pooledShape(requireFloat(images).shape, attributes),
  }),
  derivative: ({ builder, inputs, upstream, attributes }) => [
    builder.apply('average-pooling-2d-gradient', [upstream], {
      ...attributes,
      inputShape: item(inputs, 0).type.shape,
    }),
  ],
  evaluate: (inputs, attributes, output) => {
    const { values: x, shape } = item(inputs, 0);
    forEachWindow(shape, output.shape, attributes, (place, pixels, count) => {
      let sum = 0;
      for (let i = 0; i < count; i += 1) sum += load(x, item(pixels, i));
      output.values[place] = sum / count;
    });
  },
};

/** Input: gradient of the pooled images. */
export const averagePooling2dGradient: Operation<Pooling & { readonly inputShape: Shape }> = {
  type: (_, { inputShape }) => ({ element: 'float', shape: inputShape }),
  derivative: ({ builder, upstream, attributes: { inputShape: _, ...pooling } }) => [
    builder.apply('average-pooling-2d', [upstream], pooling),
  ],
  evaluate: (inputs, attributes, { values: dx }) => {
    const { values: dy, shape: pooled } = item(inputs, 0);
    dx.fill(0);
    forEachWindow(attributes.inputShape, pooled, attributes, (place, pixels, count) => {
      for (let i = 0; i < count; i += 1) {
        const pixel = item(pixels, i);
        dx[pixel] = load(dx, pixel) + load(dy, place) / count;
      }
    });
  },
};

function pooledShape(shape: Shape, { poolSize, strides, padding }: Pooling): Shape {
  const [batch, height, width, channels] = shape;
  if (
    batch === undefined ||
    height === undefined ||
    width === undefined ||
    channels === undefined
  ) {
    throw new Error(`Pooling needs images, got [${shape.join(', ')}].`);
  }
  return [
    batch,
    windowGeometry(height, poolSize, strides, padding).outputSize,
    windowGeometry(width, poolSize, strides, padding).outputSize,
    channels,
  ];
}

/** For every place of the output the first `count` of `pixels`: where the inside pixels of its window lie, row by row. */
function forEachWindow(
  shape: Shape,
  pooled: Shape,
  { poolSize, strides, padding }: Pooling,
  visit: (place: number, pixels: readonly number[], count: number) => void,
): void {
  const [batch = 0, height = 0, width = 0, channels = 0] = shape;
  const [, rows = 0, columns = 0] = pooled;
  const top = windowGeometry(height, poolSize, strides, padding).before;
  const left = windowGeometry(width, poolSize, strides, padding).before;
  const pixels: number[] = Array.from({ length: poolSize * poolSize }, () => 0);
  let place = 0;
  for (let sample = 0; sample < batch; sample += 1) {
    for (let row = 0; row < rows; row += 1) {
      const firstRow = Math.max(0, row * strides - top);
      const endRow = Math.min(height, row * strides - top + poolSize);
      for (let column = 0; column < columns; column += 1) {
        const firstColumn = Math.max(0, column * strides - left);
        const endColumn = Math.min(width, column * strides - left + poolSize);
        for (let channel = 0; channel < channels; channel += 1) {
          let count = 0;
          for (let y = firstRow; y < endRow; y += 1) {
            for (let x = firstColumn; x < endColumn; x += 1) {
              pixels[count] = ((sample * height + y) * width + x) * channels + channel;
              count += 1;
            }
          }
          visit(place, pixels, count);
          place += 1;
        }
      }
    }
  }
}
