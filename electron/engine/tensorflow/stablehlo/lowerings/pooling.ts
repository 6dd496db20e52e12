import type { WindowPadding } from '../../../../../shared/program/operations/window-geometry';
import { windowGeometry } from '../../../../../shared/program/operations/window-geometry';
import type { Shape, TensorType } from '../../../../../shared/program/tensor-type';
import type { HloBlock } from '../hlo-block';
import { integers } from '../hlo-block';
import type { HloValue } from '../hlo-type';
import { hloType, ofElement, typeText } from '../hlo-type';
import type { LoweringOf } from './lowering';
import { operand } from './lowering';

interface Pooling {
  readonly poolSize: number;
  readonly strides: number;
  readonly padding: WindowPadding;
}

type Margins = readonly (readonly [before: number, after: number])[];

export const maxPooling: LoweringOf<'max-pooling-2d'> = (lowered) => {
  const { block, attributes, type } = lowered;
  const x = operand(lowered, 0);
  return reduceWindows(block, 'maximum', x, block.floats([-Infinity]), attributes, type);
};

/** The first greatest pixel of a window gets its gradient. */
export const maxPoolingGradient: LoweringOf<'max-pooling-2d-gradient'> = (lowered) => {
  const { block, attributes, type } = lowered;
  const [x, gradient, zero] = [operand(lowered, 0), operand(lowered, 2), block.floats([0])];
  const types = [x, gradient, zero].map((value) => typeText(value.type)).join(', ');
  const first = region(block, (a, b) => ({
    line: `"stablehlo.compare"(${a}, ${b}) <{comparison_direction = #stablehlo<comparison_direction GE>}> : (tensor<f32>, tensor<f32>) -> tensor<i1>`,
    type: 'tensor<i1>',
  }));
  const windows = windowDetails(attributes, marginsOf(x.type.shape, attributes));
  return block.line(
    `"stablehlo.select_and_scatter"(${x.name}, ${gradient.name}, ${zero.name}) ${windows} ` +
      `(${first}, ${combining(block, 'add')}) : (${types}) -> `,
    hloType(type),
  );
};

/** The mean over the pixels of the window that lie inside of the image. */
export const averagePooling: LoweringOf<'average-pooling-2d'> = (lowered) => {
  const { block, attributes, type } = lowered;
  const x = operand(lowered, 0);
  const sums = reduceWindows(block, 'add', x, block.floats([0]), attributes, type);
  return block.binary('divide', sums, pixelsInside(block, x.type.shape, type.shape, attributes));
};

/** Every window hands its gradient, shared out, to the pixels that it covers. */
export const averagePoolingGradient: LoweringOf<'average-pooling-2d-gradient'> = (lowered) => {
  const { block, attributes, type } = lowered;
  const { poolSize, strides } = attributes;
  const gradient = operand(lowered, 0);
  const pooled = gradient.type.shape;
  const shares = block.binary(
    'divide',
    gradient,
    pixelsInside(block, type.shape, pooled, attributes),
  );
  const margins = marginsOf(type.shape, attributes);
  const before = margins.map(([first], axis) => (isSpatial(axis) ? poolSize - 1 - first : 0));
  const after = margins.map(([first], axis) => {
    const dilated = ((pooled[axis] ?? 0) - 1) * strides + 1;
    return isSpatial(axis) ? (type.shape[axis] ?? 0) + first - dilated : 0;
  });
  const between = margins.map((_, axis) => (isSpatial(axis) ? strides - 1 : 0));
  const spread = block.pad(shares, block.floats([0]), before, after, between);
  const sliding: Pooling = { poolSize, strides: 1, padding: 'valid' };
  return reduceWindows(block, 'add', spread, block.floats([0]), sliding, type);
};

function reduceWindows(
  block: HloBlock,
  reducer: 'add' | 'maximum',
  x: HloValue,
  start: HloValue,
  pooling: Pooling,
  type: TensorType,
): HloValue {
  const windows = windowDetails(pooling, marginsOf(x.type.shape, pooling));
  return block.line(
    `"stablehlo.reduce_window"(${x.name}, ${start.name}) ${windows} (${combining(block, reducer)}) ` +
      `: (${typeText(x.type)}, ${typeText(start.type)}) -> `,
    hloType(type),
  );
}

/** [1, height, width, 1]: known now, since shapes are. */
function pixelsInside(block: HloBlock, images: Shape, pooled: Shape, pooling: Pooling): HloValue {
  const counts = [1, 2].map((axis) => {
    const size = images[axis] ?? 0;
    const { before } = windowGeometry(size, pooling.poolSize, pooling.strides, pooling.padding);
    return Array.from({ length: pooled[axis] ?? 0 }, (_, place) => {
      const first = place * pooling.strides - before;
      return Math.min(size, first + pooling.poolSize) - Math.max(0, first);
    });
  });
  const [rows = [], columns = []] = counts;
  const values = rows.flatMap((row) => columns.map((column) => row * column));
  return block.floats(values, [1, rows.length, columns.length, 1]);
}

function marginsOf(shape: Shape, { poolSize, strides, padding }: Pooling): Margins {
  return shape.map((size, axis) => {
    if (!isSpatial(axis)) return [0, 0] as const;
    const { outputSize, before } = windowGeometry(size, poolSize, strides, padding);
    const after = Math.max(0, (outputSize - 1) * strides + poolSize - size - before);
    return [before, after] as const;
  });
}

function isSpatial(axis: number): boolean {
  return axis === 1 || axis === 2;
}

function windowDetails({ poolSize, strides }: Pooling, margins: Margins): string {
  const padding = margins.map(([before, after]) => `[${before}, ${after}]`).join(', ');
  return (
    `<{window_dimensions = ${integers([1, poolSize, poolSize, 1])}, ` +
    `window_strides = ${integers([1, strides, strides, 1])}, ` +
    `padding = dense<[${padding}]> : tensor<4x2xi64>}>`
  );
}

function combining(block: HloBlock, reducer: 'add' | 'maximum'): string {
  return region(block, (a, b) => ({
    line: `stablehlo.${reducer} ${a}, ${b} : tensor<f32>`,
    type: 'tensor<f32>',
  }));
}

/** A function of two scalars. */
function region(
  block: HloBlock,
  body: (a: string, b: string) => { readonly line: string; readonly type: string },
): string {
  const [a, b, result] = [block.names.next(), block.names.next(), block.names.next()];
  const { line, type } = body(a, b);
  const scalar = typeText(ofElement('f32'));
  return `{ ^bb0(${a}: ${scalar}, ${b}: ${scalar}): ${result} = ${line} stablehlo.return ${result} : ${type} }`;
}
