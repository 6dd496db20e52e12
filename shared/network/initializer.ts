import * as v from 'valibot';
import { elementCount } from '../program/tensor-type';
import type { Shape } from '../program/tensor-type';
import { stream } from '../random/stream';
import { constant } from './initializers/constant';
import { fanInUniform } from './initializers/fan-in-uniform';
import { glorotNormal } from './initializers/glorot-normal';
import { glorotUniform } from './initializers/glorot-uniform';
import { heNormal } from './initializers/he-normal';
import { heUniform } from './initializers/he-uniform';
import type { InitializerType } from './initializers/initializer-type';
import { lecunNormal } from './initializers/lecun-normal';
import { lecunUniform } from './initializers/lecun-uniform';
import { normal } from './initializers/normal';
import { ones } from './initializers/ones';
import { orthogonal } from './initializers/orthogonal';
import { truncatedNormal } from './initializers/truncated-normal';
import { uniform } from './initializers/uniform';
import { zeros } from './initializers/zeros';

/** Every way of choosing starting weights, in the order in which menus offer them. */
const records = {
  'glorot-uniform': glorotUniform,
  'glorot-normal': glorotNormal,
  'he-uniform': heUniform,
  'he-normal': heNormal,
  'lecun-uniform': lecunUniform,
  'lecun-normal': lecunNormal,
  'fan-in-uniform': fanInUniform,
  orthogonal,
  uniform,
  normal,
  'truncated-normal': truncatedNormal,
  zeros,
  ones,
  constant,
} as const;

type Records = typeof records;
export type InitializerName = keyof Records;
type FieldsByName = { [Name in InitializerName]: v.InferOutput<Records[Name]['schema']> };

/** How the starting weights of a layer are chosen, as the experiment file writes it, defaults filled in. */
export type Initializer<Name extends InitializerName = InitializerName> = {
  [Each in Name]: { readonly type: Each } & FieldsByName[Each];
}[Name];

export const initializerTypes: {
  readonly [Name in InitializerName]: InitializerType<FieldsByName[Name]>;
} = records;

export const initializerSchema = v.variant(
  'type',
  Object.values(records).map((record) => record.schema),
);

/** A few characters for the chip of a layer: Glorot, ±1/√n, N(0, 0.05). */
export function initializerLabel<Name extends InitializerName>(
  initializer: Initializer<Name>,
): string {
  return initializerTypes[initializer.type].label(initializer);
}

/**
 * Starting values of a variable such as d1/kernel, row-major. They depend on the seed and the variable's name alone, so
 * no other layer's weights move when one is added, removed or changed.
 */
export function initialize<Name extends InitializerName>(
  initializer: Initializer<Name>,
  shape: Shape,
  fanIn: number,
  fanOut: number,
  seed: number,
  variable: string,
): Float32Array {
  const numbers = stream(seed, variable);
  return initializerTypes[initializer.type].values(initializer, {
    shape,
    count: elementCount(shape),
    fanIn,
    fanOut,
    uniform: () => numbers.uniform(),
  });
}
