import type { PredictionsView } from './confusion-view';
import { shareWords } from './number-words';
import type { Numbers } from './numbers';
import type { PredictedPicture } from '../../shared/snapshots/snapshot';

export interface ShownPicture extends PredictedPicture {
  readonly isWrong: boolean;
  /** "7, 98 %" */
  readonly words: string;
  /** "is 3"; null where the prediction is right. */
  readonly correction: string | null;
}

/** The first validation rows as they come, or the wrong ones before them. */
export function shownPictures(
  { predictions: { pictures, classes } }: PredictionsView,
  wrongFirst: boolean,
): readonly ShownPicture[] {
  if (pictures === null) return [];
  const right = pictures.first.filter(({ actual, predicted }) => actual === predicted);
  const chosen = wrongFirst ? [...pictures.wrong, ...right] : pictures.first;
  return chosen.map((picture) => {
    const isWrong = picture.actual !== picture.predicted;
    const name = classes[picture.predicted] ?? 'not a number';
    return {
      ...picture,
      isWrong,
      words: `${name}, ${shareWords(Math.round(picture.probability * 100) / 100)}`,
      correction: isWrong ? `is ${classes[picture.actual] ?? ''}` : null,
    };
  });
}

export function pictureNumbers(
  shown: readonly ShownPicture[],
  classes: readonly string[],
): Numbers {
  const className = (number: number) => classes[number] ?? String(number);
  return {
    caption: 'Validation pictures with what the network says of them',
    rowHeader: 'Row',
    rows: shown.map(({ row }) => String(row + 1)),
    columns: [
      { name: 'actual', values: shown.map(({ actual }) => actual), words: className },
      { name: 'predicted', values: shown.map(({ predicted }) => predicted), words: className },
      {
        name: 'probability',
        values: shown.map(({ probability }) => probability),
        words: shareWords,
      },
    ],
  };
}

/** How tiles fill a room: as large as lets at least a dozen of them in, whole columns and rows. */
export interface TileGrid {
  readonly columns: number;
  readonly rows: number;
  /** Side of a picture, in px. */
  readonly side: number;
}

const leastTiles = 12;
const textHeight = 28;
const tileGap = 10;
const leastSide = 24;
const mostSide = 96;

export function tileGrid(width: number, height: number): TileGrid {
  for (let side = mostSide; side >= leastSide; side -= 2) {
    const grid = gridOf(side, width, height);
    if (grid.columns * grid.rows >= leastTiles) return grid;
  }
  return gridOf(leastSide, width, height);
}

/** Words need some room beside each other however small the pictures are. */
const leastTileWidth = 60;

function gridOf(side: number, width: number, height: number): TileGrid {
  const tile = Math.max(leastTileWidth, side) + tileGap;
  return {
    side,
    columns: Math.max(1, Math.floor((width + tileGap) / tile)),
    rows: Math.max(1, Math.floor((height + tileGap) / (side + textHeight + tileGap))),
  };
}
