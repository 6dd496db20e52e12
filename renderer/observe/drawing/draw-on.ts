import type { Palette } from '../palette.svelte';
import type { Size } from './plot-scale';

/** Draws a whole picture on an empty context whose unit is one px of the layout. */
export type DrawOn = (context: CanvasRenderingContext2D, palette: Palette, size: Size) => void;
