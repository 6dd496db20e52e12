import type { NetworkPlan } from './network-plan';
import type { VerdictCode } from '../verdict';

// How studies say what they change, short enough for tables.

export const normal = (stddev: number) => ({ initializer: { type: 'normal', stddev } });
export const initializer = (type: string) => ({ initializer: { type } });
const rate = (learningRate: number) => ({ optimizer: { learningRate } });
export const sgd = (learningRate: number, momentum = 0) => ({
  type: 'sgd',
  learningRate,
  momentum,
});
export const vanishing = (plan: Partial<NetworkPlan>) => ['vanishing-gradient', { plan }] as const;
export const exploding = (plan: Partial<NetworkPlan>) => ['exploding-gradient', { plan }] as const;
export const saturated = (plan: Partial<NetworkPlan>) => ['saturated-units', { plan }] as const;
export const symmetric = (plan: Partial<NetworkPlan>) => ['symmetric-weights', { plan }] as const;
export const tooHigh = (learningRate: number) =>
  ['learning-rate-too-high', rate(learningRate)] as const;
export const tooLow = (learningRate: number) =>
  ['learning-rate-too-low', rate(learningRate)] as const;
export const killing = (learningRate: number) => ['dead-units', rate(learningRate)] as const;
export const shuffled = ['data-fault', { rowFault: 'shuffled-targets' }] as const;
export const constantInputs = ['data-fault', { rowFault: 'constant-inputs' }] as const;
export const raw = (label: VerdictCode) =>
  [label, { data: { standardize: false, scaling: 'none' } }] as const;
export const noSkips = ['shattered-gradient', { plan: { branchScale: null } }] as const;
