import type { Lesson } from './lesson';
import { batchNormExplodes } from './batch-norm-explodes';
import { heInitialization } from './he-initialization';
import { sigmoidSlope } from './sigmoid-slope';
import { tanhInitialization } from './tanh-initialization';

/** Every lesson, in the order in which they are taught. */
export const lessons: readonly Lesson[] = [
  tanhInitialization,
  sigmoidSlope,
  heInitialization,
  batchNormExplodes,
];
