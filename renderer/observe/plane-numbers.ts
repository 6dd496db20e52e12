import { lossWords, shareWords } from './number-words';
import type { Numbers } from './numbers';
import type { PlaneView } from './plane-view';
import { placesOf } from '../../shared/snapshots/plane';

/** Every place of the plane at which the networks were asked, with what they said. */
export function planeNumbers(views: readonly PlaneView[]): Numbers {
  const [own] = views;
  const places = own === undefined ? new Float32Array(0) : placesOf(own.snapshot.plane);
  const rows = Array.from({ length: places.length / 2 }, (_, index) => index);
  const names = own?.points.featureNames ?? [];
  const coordinates = [0, 1].map((axis) => ({
    name: names[axis] ?? `input ${axis + 1}`,
    values: rows.map((row) => places[row * 2 + axis] ?? null),
    words: lossWords,
  }));
  return {
    caption: 'What the network says, by place on the plane',
    rowHeader: 'Place',
    rows: rows.map((row) => String(row + 1)),
    columns: [...coordinates, ...views.flatMap((view) => saidOf(view, rows, views.length > 1))],
  };
}

function saidOf(
  { run, snapshot: { values, outputs }, points: { classes } }: PlaneView,
  rows: readonly number[],
  isNamed: boolean,
) {
  return Array.from({ length: outputs }, (_, output) => {
    const name = classes.length === 0 ? 'value' : `probability of ${classes[output] ?? ''}`;
    return {
      name: isNamed ? `${run} ${name}` : name,
      values: rows.map((row) => values[row * outputs + output] ?? null),
      words: classes.length === 0 ? lossWords : shareWords,
    };
  });
}
