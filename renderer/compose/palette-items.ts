import ArrowDownToLine from '@lucide/svelte/icons/arrow-down-to-line';
import ArrowUpFromLine from '@lucide/svelte/icons/arrow-up-from-line';
import Activity from '@lucide/svelte/icons/activity';
import AudioWaveform from '@lucide/svelte/icons/audio-waveform';
import Box from '@lucide/svelte/icons/box';
import Combine from '@lucide/svelte/icons/combine';
import Dices from '@lucide/svelte/icons/dices';
import GitMerge from '@lucide/svelte/icons/git-merge';
import Grid2x2 from '@lucide/svelte/icons/grid-2x2';
import Layers from '@lucide/svelte/icons/layers';
import Minus from '@lucide/svelte/icons/minus';
import Plus from '@lucide/svelte/icons/plus';
import Repeat from '@lucide/svelte/icons/repeat';
import Shrink from '@lucide/svelte/icons/shrink';
import Spline from '@lucide/svelte/icons/spline';
import type { Component } from 'svelte';
import { layerTypeNames } from '../../shared/network/layer-schema';
import type { LayerType } from '../../shared/network/layer-type';
import { layerTypes } from '../../shared/network/layer-types';
import type { LayerTypeName } from '../../shared/network/layer-types';

/** What can be taken from the palette: one layer, or a block of several. */
export type PaletteContent =
  | { readonly kind: 'layer'; readonly type: LayerTypeName }
  | { readonly kind: 'residual-block' }
  | { readonly kind: 'repeat-group' };

export interface PaletteItem {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  /** The letter that adds it while the canvas has the focus. */
  readonly letter: string | null;
  readonly icon: Component;
  readonly content: PaletteContent;
}

export interface PaletteSection {
  readonly title: string;
  readonly items: readonly PaletteItem[];
}

const icons: Readonly<Partial<Record<LayerTypeName, Component>>> = {
  input: ArrowDownToLine,
  output: ArrowUpFromLine,
  dense: Grid2x2,
  'conv-2d': Layers,
  'max-pooling-2d': Shrink,
  'average-pooling-2d': Shrink,
  'global-average-pooling-2d': Shrink,
  flatten: Minus,
  activation: Spline,
  'batch-normalization': Activity,
  'layer-normalization': AudioWaveform,
  dropout: Dices,
  add: Plus,
  concatenate: Combine,
};

/** Titles too long for a palette 176 px wide. */
const shorterTitles: Readonly<Partial<Record<LayerTypeName, string>>> = {
  'global-average-pooling-2d': 'Global average',
  'batch-normalization': 'Batch norm',
  'layer-normalization': 'Layer norm',
};

const letters: Readonly<Partial<Record<LayerTypeName, string>>> = {
  dense: 'D',
  'conv-2d': 'V',
  'max-pooling-2d': 'P',
  activation: 'A',
  'batch-normalization': 'B',
  'layer-normalization': 'N',
  dropout: 'O',
  add: '+',
};

const categories: readonly {
  readonly category: LayerType<unknown>['category'];
  readonly title: string;
}[] = [
  { category: 'layers', title: 'Layers' },
  { category: 'shape-the-signal', title: 'Shape the signal' },
  { category: 'join', title: 'Join' },
  { category: 'ends', title: 'Ends' },
];

const blocks: PaletteSection = {
  title: 'Blocks',
  items: [
    {
      name: 'residual-block',
      title: 'Residual block',
      summary:
        'Two dense layers and a path around them, as in ResNet: the error signal takes the short way.',
      letter: 'R',
      icon: GitMerge,
      content: { kind: 'residual-block' },
    },
    {
      name: 'repeat-group',
      title: 'Repeat group',
      summary: 'Lets the selected layers stand for several copies in series.',
      letter: 'G',
      icon: Repeat,
      content: { kind: 'repeat-group' },
    },
  ],
};

/** Everything in the palette, in its order: one section for each category of layers, then the blocks. */
const paletteSections: readonly PaletteSection[] = [
  ...categories.map(({ category, title }) => ({
    title,
    items: layerTypeNames()
      .filter((type) => layerTypes[type].category === category)
      .map(layerItem),
  })),
  blocks,
];

export const paletteItems: readonly PaletteItem[] = paletteSections.flatMap(({ items }) => items);

/** Items whose title or summary holds every word of the search. */
export function searchPalette(search: string): readonly PaletteSection[] {
  const words = search.toLowerCase().split(/\s+/u).filter(Boolean);
  return paletteSections
    .map(({ title, items }) => ({
      title,
      items: items.filter((item) => {
        const text = `${item.title} ${item.summary}`.toLowerCase();
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ items }) => items.length > 0);
}

function layerItem(type: LayerTypeName): PaletteItem {
  return {
    name: type,
    title: shorterTitles[type] ?? layerTypes[type].title,
    summary: layerTypes[type].summary,
    letter: letters[type] ?? null,
    icon: icons[type] ?? Box,
    content: { kind: 'layer', type },
  };
}
