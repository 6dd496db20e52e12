import type { SuggestedChange } from '../../shared/diagnosis/verdict';
import type { Experiment } from '../../shared/experiment/experiment';
import { magnitudeWords } from '../observe/number-words';

/** What a suggested change is called, with what it changes from and to: "Learning rate 0.1 → 0.05". */
export function changeTitle(
  { change }: Pick<SuggestedChange, 'change'>,
  before: Experiment,
  after: Experiment,
  drawnDepth: number,
): string {
  const rates = [before, after].map(({ training }) => training.optimizer.learningRate);
  switch (change) {
    case 'relu':
      return after.remedies.he ? 'ReLU + He' : after.remedies.xavier ? 'ReLU + Xavier' : 'ReLU';
    case 'xavier':
      return 'Xavier';
    case 'he':
      return 'He';
    case 'batch-normalization':
      return 'Batch norm';
    case 'residual':
      return 'Residual';
    case 'depth':
      return `Depth ${before.remedies.depth ?? drawnDepth} → ${after.remedies.depth ?? drawnDepth}`;
    case 'learning-rate':
      return `Learning rate ${rates.map((rate) => rateWords(rate)).join(' → ')}`;
    case 'optimizer':
      return `${optimizerNames[after.training.optimizer.type]}, rate ${rateWords(rates[1] ?? NaN)}`;
    case 'initializer':
      return 'Other starting weights';
    case 'activation':
      return 'Leaky ReLU';
    case 'standardize':
      return 'Standardize the inputs';
    case 'data':
      return 'Look at the data';
  }
}

const optimizerNames = {
  sgd: 'SGD',
  adam: 'Adam',
  adamw: 'AdamW',
  rmsprop: 'RMSprop',
  adagrad: 'Adagrad',
} as const satisfies Readonly<Record<Experiment['training']['optimizer']['type'], string>>;

/** As a person would type it; products like 0.1 · 0.1 carry float digits that nobody meant. */
function rateWords(rate: number): string {
  const short = Number(rate.toPrecision(4));
  return short >= 1e-4 && short < 1e4 ? String(short) : magnitudeWords(short);
}
