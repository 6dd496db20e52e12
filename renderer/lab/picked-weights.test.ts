import { expect, it } from 'vitest';
import { keptInATest } from './testing/kept-in-a-test';
import { PickedWeights } from './picked-weights.svelte';

it('holds each weight once, and lets go of one that is picked again', () => {
  const picks = new PickedWeights(keptInATest([]));
  picks.toggle({ layer: 'd1', index: [0, 3] });
  picks.toggle({ layer: 'd2', index: [0, 3] });
  picks.toggle({ layer: 'd1', index: [1, 3] });
  expect(picks.has({ layer: 'd2', index: [0, 3] })).toBe(true);
  expect(picks.has({ layer: 'd2', index: [0, 3, 0] })).toBe(false);
  picks.toggle({ layer: 'd2', index: [0, 3] });
  expect(picks.all).toEqual([
    { layer: 'd1', index: [0, 3] },
    { layer: 'd1', index: [1, 3] },
  ]);
  picks.clear();
  expect(picks.all).toEqual([]);
});
