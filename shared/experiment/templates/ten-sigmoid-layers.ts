import { startingExample } from '../starting-example';
import type { Template } from './template';

export const tenSigmoidLayers: Template = {
  name: 'ten-sigmoid-layers',
  title: 'Ten sigmoid layers',
  summary: 'The vanishing gradient as it is taught: the early layers do not learn.',
  sizes: [],
  build: () => startingExample,
};
