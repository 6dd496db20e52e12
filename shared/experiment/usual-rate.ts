import type { Optimizer } from './optimizer';

/** Where runs of an optimizer are usually started; momentum multiplies the step by 1 / (1 - momentum). */
const rates = { sgd: 0.05, adam: 0.003, adamw: 0.003, rmsprop: 0.001, adagrad: 0.05 } as const;

export function usualRate(optimizer: Optimizer): number {
  const ownShare = optimizer.type === 'sgd' ? 1 - optimizer.momentum : 1;
  return rates[optimizer.type] * ownShare;
}
