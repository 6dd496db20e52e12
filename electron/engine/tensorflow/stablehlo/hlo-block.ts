import type { Shape } from '../../../../shared/program/tensor-type';
import { sameShape } from '../../../../shared/program/tensor-type';
import type { HloElement, HloType, HloValue } from './hlo-type';
import { ofElement, typeText } from './hlo-type';

/** Names the values of a module: no two are called the same. */
export class HloNames {
  #next = 0;

  next(): string {
    this.#next += 1;
    return `%${this.#next}`;
  }
}

type Unary =
  | 'abs'
  | 'exponential'
  | 'exponential_minus_one'
  | 'log'
  | 'log_plus_one'
  | 'logistic'
  | 'negate'
  | 'rsqrt'
  | 'sign'
  | 'sqrt'
  | 'tanh';
type Binary =
  | 'add'
  | 'and'
  | 'divide'
  | 'maximum'
  | 'minimum'
  | 'multiply'
  | 'shift_right_logical'
  | 'subtract'
  | 'xor';
type Comparison = 'EQ' | 'GE' | 'GT' | 'LT' | 'NE';
type Reducer = 'add' | 'maximum' | 'minimum';

/** Writes StableHLO (openxla.org/stablehlo/spec) operation by operation, as the text of one block. */
export class HloBlock {
  readonly lines: string[] = [];
  readonly #known = new Map<string, HloValue>();

  constructor(readonly names: HloNames) {}

  /** An operation as the specification spells it, with the types of its operands and its result. */
  write(operation: string, operands: readonly HloValue[], type: HloType, details = ''): HloValue {
    const types = operands.map((operand) => typeText(operand.type)).join(', ');
    const names = operands.map(({ name }) => name).join(', ');
    return this.line(`"stablehlo.${operation}"(${names}) ${details} : (${types}) -> `, type);
  }

  /** A value from the text of its operation, to which its type is added. The same text again is the same value. */
  line(text: string, type: HloType): HloValue {
    const whole = `${text}${typeText(type)}`;
    const known = this.#known.get(whole);
    if (known !== undefined) return known;
    const value = { name: this.names.next(), type };
    this.lines.push(`${value.name} = ${whole}`);
    this.#known.set(whole, value);
    return value;
  }

  unary(operation: Unary, x: HloValue): HloValue {
    return this.write(operation, [x], x.type);
  }

  /** Operands broadcast as in NumPy: axes are matched from the right. */
  binary(operation: Binary, a: HloValue, b: HloValue, shape: Shape = a.type.shape): HloValue {
    const operands = [this.stretched(a, shape), this.stretched(b, shape)];
    return this.write(operation, operands, { element: a.type.element, shape });
  }

  compare(direction: Comparison, a: HloValue, b: HloValue, shape: Shape = a.type.shape): HloValue {
    const operands = [this.stretched(a, shape), this.stretched(b, shape)];
    const details = `<{comparison_direction = #stablehlo<comparison_direction ${direction}>}>`;
    return this.write('compare', operands, { element: 'i1', shape }, details);
  }

  select(truth: HloValue, whereTrue: HloValue, whereFalse: HloValue): HloValue {
    return this.write('select', [truth, whereTrue, whereFalse], whereTrue.type);
  }

  convert(x: HloValue, element: HloElement): HloValue {
    return this.write('convert', [x], { element, shape: x.type.shape });
  }

  reshape(x: HloValue, shape: Shape): HloValue {
    if (sameShape(x.type.shape, shape)) return x;
    return this.write('reshape', [x], { element: x.type.element, shape });
  }

  /** NumPy's broadcasting: axes of size 1 and missing axes on the left are repeated. */
  stretched(x: HloValue, shape: Shape): HloValue {
    if (sameShape(x.type.shape, shape)) return x;
    const offset = shape.length - x.type.shape.length;
    return this.broadcast(
      x,
      shape,
      x.type.shape.map((_, axis) => axis + offset),
    );
  }

  /** Axis i of x becomes axis `axes[i]` of the result. */
  broadcast(x: HloValue, shape: Shape, axes: readonly number[]): HloValue {
    const details = `<{broadcast_dimensions = ${integers(axes)}}>`;
    return this.write('broadcast_in_dim', [x], { element: x.type.element, shape }, details);
  }

  /** Over the given axes, which disappear. */
  reduce(reducer: Reducer, x: HloValue, axes: readonly number[], start: HloValue): HloValue {
    const { element, shape } = x.type;
    const type = { element, shape: shape.filter((_, axis) => !axes.includes(axis)) };
    const operands = `${typeText(x.type)}, ${typeText(start.type)}`;
    return this.line(
      `stablehlo.reduce(${x.name} init: ${start.name}) applies stablehlo.${reducer} ` +
        `across dimensions = [${axes.join(', ')}] : (${operands}) -> `,
      type,
    );
  }

  /** 0, 1, 2, ... along an axis. */
  iota(type: HloType, axis: number): HloValue {
    return this.write('iota', [], type, `<{iota_dimension = ${axis} : i64}>`);
  }

  slice(x: HloValue, begin: readonly number[], size: Shape): HloValue {
    const end = begin.map((first, axis) => first + (size[axis] ?? 0));
    const details = `<{start_indices = ${integers(begin)}, limit_indices = ${integers(end)}, strides = ${integers(begin.map(() => 1))}}>`;
    return this.write('slice', [x], { element: x.type.element, shape: size }, details);
  }

  concatenate(parts: readonly HloValue[], axis: number, shape: Shape): HloValue {
    const element = parts[0]?.type.element ?? 'f32';
    return this.write('concatenate', parts, { element, shape }, `<{dimension = ${axis} : i64}>`);
  }

  /** `between` zeros go between neighbours along each axis. */
  pad(
    x: HloValue,
    value: HloValue,
    before: readonly number[],
    after: readonly number[],
    between: readonly number[] = before.map(() => 0),
  ): HloValue {
    const shape = x.type.shape.map(
      (size, axis) =>
        (before[axis] ?? 0) +
        size +
        Math.max(0, size - 1) * (between[axis] ?? 0) +
        (after[axis] ?? 0),
    );
    const details = `<{edge_padding_low = ${integers(before)}, edge_padding_high = ${integers(after)}, interior_padding = ${integers(between)}}>`;
    return this.write('pad', [x, value], { element: x.type.element, shape }, details);
  }

  /** One number stands for every element. */
  floats(values: readonly number[], shape: Shape = []): HloValue {
    return this.#constant(Float32Array.from(values), { element: 'f32', shape });
  }

  integers(values: readonly number[], shape: Shape = []): HloValue {
    return this.#constant(Int32Array.from(values), { element: 'i32', shape });
  }

  words(value: number, shape: Shape = []): HloValue {
    return this.#constant(Uint32Array.of(value), { element: 'ui32', shape });
  }

  doubleWords(value: bigint, shape: Shape = []): HloValue {
    return this.line(`stablehlo.constant dense<${value}> : `, { element: 'ui64', shape });
  }

  truth(value: boolean): HloValue {
    return this.line(`stablehlo.constant dense<${value}> : `, ofElement('i1'));
  }

  #constant(values: Float32Array | Int32Array | Uint32Array, type: HloType): HloValue {
    return this.line(`stablehlo.constant dense<${constantText(values)}> : `, type);
  }
}

/** An attribute that lists whole numbers. */
export function integers(values: readonly number[]): string {
  return values.length === 0 ? 'array<i64>' : `array<i64: ${values.join(', ')}>`;
}

/** Floats as their bits, so that none loses any, nor NaN and Infinity their meaning. */
function constantText(values: Float32Array | Int32Array | Uint32Array): string {
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  if (values.length !== 1) return `"0x${bytes.toString('hex').toUpperCase()}"`;
  const [value = 0] = values;
  if (!(values instanceof Float32Array)) return String(value);
  return `0x${bytes.readUInt32LE(0).toString(16).toUpperCase().padStart(8, '0')}`;
}
