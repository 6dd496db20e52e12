import { it } from 'vitest';
import { expectAnyNetworkToTrainTheSame } from './testing/same-training';

it('trains any of many small networks as the float64 interpreter does', () => {
  expectAnyNetworkToTrainTheSame(40, 1);
});
