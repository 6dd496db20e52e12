import { layerTypes } from './layer-types';
import type { Layer } from './layer-types';

/** How a layer is called in a sentence: Dense d3, or just Output where the name says no more. */
export function layerTitle({ id, type }: Pick<Layer, 'id' | 'type'>): string {
  const { title } = layerTypes[type];
  return id === type ? title : `${title} ${id}`;
}
