import type { SignalName } from '../signals/signal';

/** What may be going on in a run. */
export const verdictCodes = [
  'healthy',
  'vanishing-gradient',
  'exploding-gradient',
  'learning-rate-too-high',
  'learning-rate-too-low',
  'dead-units',
  'saturated-units',
  'symmetric-weights',
  'shattered-gradient',
  'data-fault',
  'too-early',
] as const;

export type VerdictCode = (typeof verdictCodes)[number];

/** A change that may help, as the remedies and the fields of an experiment are called. */
export const changeCodes = [
  'relu',
  'xavier',
  'he',
  'batch-normalization',
  'residual',
  'depth',
  'learning-rate',
  'optimizer',
  'initializer',
  'activation',
  'standardize',
  'data',
] as const;

export type ChangeCode = (typeof changeCodes)[number];

export interface Verdict {
  readonly code: VerdictCode;
  /** 0 to 1. */
  readonly confidence: number;
  /** What is going on, in one or two plain sentences. */
  readonly summary: string;
  /** The epoch from which on it holds; 0: from before training. */
  readonly since: { readonly epoch: number };
  /** Ids of the layers concerned, from input to output; empty where it concerns the whole network. */
  readonly layers: readonly string[];
  readonly evidence: readonly Evidence[];
  /** What speaks against the verdict. */
  readonly against: readonly Evidence[];
  /** Most promising first. */
  readonly remedies: readonly SuggestedChange[];
}

export interface Evidence {
  /** A signal, or another quantity of the run such as `loss`. */
  readonly signal: SignalName | (string & {});
  readonly layer?: string;
  readonly value: number;
  /** What the value is compared with. */
  readonly reference: number;
  readonly says: string;
}

export interface SuggestedChange {
  readonly change: ChangeCode;
  /** JSON merge patch on the experiment. */
  readonly edit: Readonly<Record<string, unknown>>;
  readonly why: string;
}
