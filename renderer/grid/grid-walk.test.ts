import { expect, it } from 'vitest';
import { placeByKey } from './grid-walk';

it.each([
  ['ArrowRight', false, 0, 1],
  ['ArrowLeft', false, 0, null],
  ['ArrowRight', false, 3, null],
  ['ArrowDown', false, 5, 9],
  ['ArrowUp', false, 2, null],
  ['Home', false, 6, 4],
  ['End', false, 4, 7],
  ['Home', true, 6, 0],
  ['End', true, 0, 11],
  ['Enter', false, 0, null],
])('%s (with Ctrl: %s) leads from %d to %s in 3 rows of 4', (key, ctrlKey, from, to) => {
  expect(placeByKey({ key, ctrlKey }, from, 3, 4)).toBe(to);
});
