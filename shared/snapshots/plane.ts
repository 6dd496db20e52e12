import * as v from 'valibot';
import type { DataSet, DataShape } from '../data/data-set';

const finite = v.pipe(v.number(), v.finite());

/** A rectangle of the plane that two inputs span, in the units in which they reach the network. */
export const planeSchema = v.strictObject({
  left: finite,
  right: finite,
  bottom: finite,
  top: finite,
});

export type Plane = Readonly<v.InferOutput<typeof planeSchema>>;

/** Places of the plane at which the network is asked. */
export const planeColumns = 64;
export const planeRows = 48;

/** Room around the data, so that the network's guess beyond it shows. */
const marginShare = 0.08;

export function isPlane({ sampleShape }: Pick<DataShape, 'sampleShape'>): boolean {
  return sampleShape.length === 1 && sampleShape[0] === 2;
}

/** The part of the plane where the data's rows lie, with a margin. */
export function planeOf({ training, validation }: DataSet): Plane {
  const [left, right] = extentOf([training.inputs, validation.inputs], 0);
  const [bottom, top] = extentOf([training.inputs, validation.inputs], 1);
  return { left, right, bottom, top };
}

/** [planeRows * planeColumns, 2]: the middles of equal cells, row by row from the lower left corner. */
export function placesOf({ left, right, bottom, top }: Plane): Float32Array {
  const places = new Float32Array(planeRows * planeColumns * 2);
  for (let row = 0; row < planeRows; row += 1) {
    for (let column = 0; column < planeColumns; column += 1) {
      const place = (row * planeColumns + column) * 2;
      places[place] = left + ((column + 0.5) / planeColumns) * (right - left);
      places[place + 1] = bottom + ((row + 0.5) / planeRows) * (top - bottom);
    }
  }
  return places;
}

function extentOf(tables: readonly Float32Array[], column: 0 | 1): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const table of tables) {
    for (let place = column; place < table.length; place += 2) {
      const value = table[place] ?? NaN;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  if (!(low <= high)) return [-1, 1];
  const margin = (high - low || 1) * marginShare;
  return [low - margin, high + margin];
}
