import * as v from 'valibot';
import { wholeNumber } from '../../problems/number-schemas';
import { preparation } from '../preparation';
import { addNoise, classRows, noise, noiseField, samples, samplesField, two } from './generator';
import type { Generator } from './generator';

const cellsAcross = 4;

const schema = v.strictObject({
  source: v.literal('checkerboard'),
  samples,
  noise: noise(0.05),
  classes: v.optional(wholeNumber(1, cellsAcross), 2),
  features: two,
  ...preparation,
});

/** A board of 4 by 4 cells of side 1 around the origin; the class of a cell is (row + column) mod classes. */
export const checkerboard = {
  schema,
  title: 'Checkerboard',
  summary: 'Cells of a board in turn: many borders to learn.',
  kind: 'computed',
  inspector: [
    samplesField,
    noiseField,
    { kind: 'whole-number', field: 'classes', label: 'Colours', least: 1, most: cellsAcross },
  ],
  rows: (fields, random) =>
    addNoise(
      classRows(fields, (colour) => {
        const cells = cellsOf(colour, fields.classes);
        const [column, row] = cells[random.below(cells.length)] ?? [0, 0];
        return [
          column + random.uniform() - cellsAcross / 2,
          row + random.uniform() - cellsAcross / 2,
        ];
      }),
      fields.noise,
      random,
    ),
} satisfies Generator<v.InferOutput<typeof schema>>;

function cellsOf(colour: number, colours: number): readonly (readonly [number, number])[] {
  const along = [...Array(cellsAcross).keys()];
  return along
    .flatMap((column) => along.map((row) => [column, row] as const))
    .filter(([column, row]) => (column + row) % colours === colour);
}
