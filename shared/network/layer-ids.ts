import type { LayerTypeName } from './layer-types';
import type { Network } from './network';

/** Short names that number themselves: d11, a11, bn1. */
const prefixes: Readonly<Partial<Record<LayerTypeName, string>>> = {
  dense: 'd',
  activation: 'a',
  'batch-normalization': 'bn',
  'layer-normalization': 'ln',
  dropout: 'drop',
  concatenate: 'cat',
  flatten: 'flat',
  'conv-2d': 'c',
  'max-pooling-2d': 'pool',
  'average-pooling-2d': 'pool',
  'global-average-pooling-2d': 'gap',
};

/** A name for a new layer that no layer has: input and output bare where they are free, else one number up. */
export function unusedLayerId(network: Network, type: LayerTypeName): string {
  const taken = new Set(network.layers.map(({ id }) => id));
  if ((type === 'input' || type === 'output') && !taken.has(type)) return type;
  return nextNumbered(prefixes[type] ?? type, taken);
}

/** The layer's own name where it is free, else the same word one number up. */
export function unusedIdLike(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  const word = /^(.*?)\d*$/u.exec(id.replaceAll('~', '-'))?.[1] ?? id;
  return nextNumbered(word === '' ? 'layer' : word, taken);
}

export function unusedGroupId(network: Network): string {
  return nextNumbered('group', new Set(network.groups.map(({ id }) => id)));
}

function nextNumbered(word: string, taken: ReadonlySet<string>): string {
  let highest = 0;
  for (const id of taken) {
    if (!id.startsWith(word)) continue;
    const digits = id.slice(word.length);
    if (/^\d{1,9}$/u.test(digits)) highest = Math.max(highest, Number(digits));
  }
  return `${word}${highest + 1}`;
}
