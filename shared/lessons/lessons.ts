import type { Lesson } from './lesson';
import { tanhInitialization } from './tanh-initialization';

/** Every lesson, in the order in which they are taught. */
export const lessons: readonly Lesson[] = [tanhInitialization];
