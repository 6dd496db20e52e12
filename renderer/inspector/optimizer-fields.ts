import type { Optimizer } from '../../shared/experiment/optimizer';
import type { Schedule } from '../../shared/experiment/schedule';
import type { NumberRule } from '../controls/number-entry';

/** A number of the optimizer or its schedule, as the panel edits it. */
export interface NumberSetting {
  readonly field: string;
  readonly label: string;
  readonly rule: NumberRule;
}

const share: NumberRule = { least: 0, most: 0.999999 };
const epsilon: NumberSetting = { field: 'epsilon', label: 'Epsilon', rule: { least: 1e-30 } };
const momentum: NumberSetting = { field: 'momentum', label: 'Momentum', rule: share };
const betas: readonly NumberSetting[] = [
  { field: 'beta1', label: 'Beta 1', rule: share },
  { field: 'beta2', label: 'Beta 2', rule: share },
];

/** Beside the learning rate, which all of them have. */
export const optimizerNumbers: Readonly<Record<Optimizer['type'], readonly NumberSetting[]>> = {
  sgd: [momentum],
  adam: [...betas, epsilon],
  adamw: [{ field: 'weightDecay', label: 'Weight decay', rule: { least: 0 } }, ...betas, epsilon],
  rmsprop: [{ field: 'rho', label: 'Rho', rule: share }, momentum, epsilon],
  adagrad: [
    { field: 'initialAccumulatorValue', label: 'Initial accumulator', rule: { least: 0 } },
    epsilon,
  ],
};

export const scheduleTitles: Readonly<Record<Schedule['type'], string>> = {
  constant: 'Constant',
  step: 'Steps',
  cosine: 'Cosine',
  warmup: 'Warm-up',
};

export const scheduleNumbers: Readonly<Record<Schedule['type'], readonly NumberSetting[]>> = {
  constant: [],
  step: [
    { field: 'epochs', label: 'Epochs between steps', rule: { least: 0.01 } },
    { field: 'factor', label: 'Factor', rule: { least: 1e-6 } },
  ],
  cosine: [{ field: 'minimum', label: 'Share left at the end', rule: { least: 0, most: 1 } }],
  warmup: [{ field: 'epochs', label: 'Epochs to full rate', rule: { least: 0.01 } }],
};
