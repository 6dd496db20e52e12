import type { Lesson } from './lesson';
import { batchNormExplodes } from './batch-norm-explodes';
import { firstSecondThird } from './first-second-third';
import { heInitialization } from './he-initialization';
import { lookAlikes } from './look-alikes';
import { remediesThatBackfire } from './remedies-that-backfire';
import { shatteredGradients } from './shattered-gradients';
import { sigmoidSlope } from './sigmoid-slope';
import { tanhInitialization } from './tanh-initialization';
import { tenSigmoidLayers } from './ten-sigmoid-layers';
import { trainableDepth } from './trainable-depth';

/** Every lesson, in the order in which they are taught. */
export const lessons: readonly Lesson[] = [
  tanhInitialization,
  sigmoidSlope,
  heInitialization,
  batchNormExplodes,
  shatteredGradients,
  tenSigmoidLayers,
  firstSecondThird,
  remediesThatBackfire,
  lookAlikes,
  trainableDepth,
];
