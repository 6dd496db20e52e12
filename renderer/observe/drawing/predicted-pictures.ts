import type { Palette } from '../palette.svelte';
import type { Margins } from '../picture';
import { tileGrid } from '../predicted-pictures';
import type { ShownPicture, TileGrid } from '../predicted-pictures';
import type { DrawOn } from './draw-on';
import { drawPixels, shortened } from './panel-marks';
import { setText } from './plot';

const margins: Margins = { left: 14, right: 14, top: 8, bottom: 8 };

/** Pictures in rows, each over what the network says of it; wrong ones have a frame, a cross and the right class. */
export function picturesDrawing(
  pictures: readonly ShownPicture[],
  shape: readonly number[],
): DrawOn {
  return (context, palette, size) => {
    const width = size.width - margins.left - margins.right;
    const height = size.height - margins.top - margins.bottom;
    const grid = tileGrid(width, height);
    const wide = width / grid.columns;
    const high = height / grid.rows;
    pictures.slice(0, grid.columns * grid.rows).forEach((picture, index) => {
      const left = margins.left + (index % grid.columns) * wide;
      const top = margins.top + Math.floor(index / grid.columns) * high;
      drawTile(context, palette, picture, shape, { left, top, width: wide - 6 }, grid);
    });
  };
}

function drawTile(
  context: CanvasRenderingContext2D,
  palette: Palette,
  picture: ShownPicture,
  [height = 1, width = 1, channels = 1]: readonly number[],
  tile: { readonly left: number; readonly top: number; readonly width: number },
  { side }: TileGrid,
): void {
  const scale = Math.min(side / width, side / height);
  const place = { left: tile.left, top: tile.top, width: width * scale, height: height * scale };
  drawPixels(context, pixelsOf(picture.pixels, channels), width, place, false);
  context.lineWidth = picture.isWrong ? 2 : 1;
  context.strokeStyle = picture.isWrong ? palette.problem : palette.line2;
  context.strokeRect(place.left + 0.5, place.top + 0.5, place.width - 1, place.height - 1);
  setText({ context, palette }, palette.ink, 500);
  context.textAlign = 'left';
  const line = tile.top + side + 8;
  context.fillText(shortened(context, picture.words, tile.width), tile.left, line);
  if (picture.correction === null) return;
  setText({ context, palette }, palette.problem, 500);
  const words = shortened(context, `✕ ${picture.correction}`, tile.width);
  context.fillText(words, tile.left, line + 13);
}

function pixelsOf(values: Uint8Array, channels: number): Uint32Array {
  return Uint32Array.from({ length: values.length / channels }, (_, pixel) => {
    const channel = (number: number) =>
      values[pixel * channels + Math.min(number, channels - 1)] ?? 0;
    return ((255 << 24) | (channel(2) << 16) | (channel(1) << 8) | channel(0)) >>> 0;
  });
}
