import {
  activationFunctionNames,
  activationFunctions,
} from '../../shared/network/activation-functions';
import type { LayerTypeName } from '../../shared/network/layer-types';
import { paletteItems } from './palette-items';
import type { PaletteItem } from './palette-items';

/** What typed words would add. */
export interface QuickAddChoice {
  readonly item: PaletteItem;
  /** Fields that the words say. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly words: string;
}

/** Fields that take the numbers behind a layer's name, in this order. */
const numberFields: Readonly<Partial<Record<LayerTypeName, readonly NumberWord[]>>> = {
  dense: [{ field: 'units', words: (n) => `${n} units`, fits: isCount }],
  'conv-2d': [
    { field: 'filters', words: (n) => `${n} filters`, fits: isCount },
    { field: 'kernelSize', words: (n) => `${n} × ${n}`, fits: isCount },
  ],
  dropout: [{ field: 'rate', words: (n) => `${n * 100} %`, fits: (n) => n >= 0 && n < 1 }],
  'max-pooling-2d': [{ field: 'poolSize', words: (n) => `${n} × ${n}`, fits: isCount }],
  'average-pooling-2d': [{ field: 'poolSize', words: (n) => `${n} × ${n}`, fits: isCount }],
};

interface NumberWord {
  readonly field: string;
  readonly words: (value: number) => string;
  readonly fits: (value: number) => boolean;
}

/** "dense 64" is a dense layer of 64 units, "relu" an activation; several words narrow the choice. */
export function quickAddChoices(search: string): readonly QuickAddChoice[] {
  const words = search
    .toLowerCase()
    .split(/[\s,]+/u)
    .filter(Boolean);
  const names = words.filter((word) => Number.isNaN(Number(word)));
  const numbers = words.map(Number).filter((value) => !Number.isNaN(value));
  return [
    ...(names.length === 0 ? [] : activationsCalled(names, numbers)),
    ...paletteItems.flatMap((item) => choiceOf(item, names, numbers) ?? []),
  ];
}

function choiceOf(
  item: PaletteItem,
  names: readonly string[],
  numbers: readonly number[],
): QuickAddChoice | null {
  const text = `${item.title} ${item.name}`.toLowerCase();
  if (!names.every((name) => text.includes(name))) return null;
  const takes = item.content.kind === 'layer' ? (numberFields[item.content.type] ?? []) : [];
  const given = numbers
    .slice(0, takes.length)
    .map((value, index) => ({ value, take: takes[index] }));
  if (given.length < numbers.length) return null;
  if (given.some(({ value, take }) => take?.fits(value) !== true)) return null;
  return {
    item,
    fields: Object.fromEntries(
      given.flatMap(({ value, take }) => (take ? [[take.field, value]] : [])),
    ),
    words: [item.title, ...given.map(({ value, take }) => take?.words(value) ?? '')].join(', '),
  };
}

/** A number is the slope of leaky ReLU; the other functions take none. */
function activationsCalled(
  names: readonly string[],
  numbers: readonly number[],
): readonly QuickAddChoice[] {
  const item = paletteItems.find(({ name }) => name === 'activation');
  if (item === undefined) return [];
  return activationFunctionNames
    .filter((name) => {
      const text = `${name} ${activationFunctions[name].title}`.toLowerCase();
      const takes = name === 'leaky-relu' ? 1 : 0;
      return numbers.length <= takes && names.every((word) => text.includes(word));
    })
    .map((name) => ({
      item,
      fields: { function: name, ...(numbers[0] === undefined ? {} : { slope: numbers[0] }) },
      words: [item.title, activationFunctions[name].title, ...numbers].join(', '),
    }));
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value > 0 && value <= 65_536;
}
