import startingDocument from './examples/ten-sigmoid-layers.json';
import type { Experiment } from './experiment';
import { exampleFrom } from './example-from';

/** What the lab opens with: ten sigmoid layers on two moons, whose early layers do not learn. */
export const startingExample: Experiment = exampleFrom(startingDocument);
