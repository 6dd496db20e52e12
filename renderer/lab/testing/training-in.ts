import type { MainProcess } from '../main-process';
import { PickedWeights } from '../picked-weights.svelte';
import { Training } from '../training.svelte';
import { keptInATest } from './kept-in-a-test';

export function trainingIn(mainProcess: MainProcess): Training {
  return new Training(mainProcess, () => 'automatic', new PickedWeights(keptInATest([])));
}
