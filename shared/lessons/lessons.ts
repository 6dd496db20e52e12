import type { Lesson } from './lesson';
import { heInitialization } from './he-initialization';
import { sigmoidSlope } from './sigmoid-slope';
import { tanhInitialization } from './tanh-initialization';

/** Every lesson, in the order in which they are taught. */
export const lessons: readonly Lesson[] = [tanhInitialization, sigmoidSlope, heInitialization];
