import type { RowFault } from './calibration-case';
import type { NetworkPlan } from './network-plan';
import type { VerdictCode } from '../verdict';

type Fields = Readonly<Record<string, unknown>>;

/** A run as it is set up; every run of a study is its sound one with some of it changed. */
export interface Setup {
  readonly data: Fields;
  readonly plan: NetworkPlan;
  readonly optimizer: Fields;
  readonly batchSize: number;
  readonly epochs: number;
  readonly remedies?: Fields;
  readonly classWeights?: Fields;
  readonly rowFault?: RowFault;
}

/** Merged into the sound setup; an optimizer, data section or plan only where it differs. */
export type Change = Partial<Omit<Setup, 'data' | 'plan' | 'optimizer'>> & {
  readonly data?: Fields;
  readonly plan?: Partial<NetworkPlan>;
  readonly optimizer?: Fields;
};

/** A sound network on rows of its own, faults that change one thing in it, and changes that do no harm. */
export interface Study {
  readonly name: string;
  readonly sound: Setup;
  readonly faults: Readonly<Record<string, readonly [VerdictCode, Change]>>;
  readonly harmless?: Readonly<Record<string, Change>>;
}
