import type { SignalName } from '../signals/signal';
import { signalValueWords } from '../signals/signal-value';
import type { Features } from './features';
import type { Evidence, VerdictCode } from './verdict';

/** What one rule finds in the state of a run. */
export interface Finding {
  readonly code: VerdictCode;
  /** 0 to 1. */
  readonly confidence: number;
  readonly summary: string;
  /** The cause shows in the starting weights or the data already, so it has held since epoch 0. */
  readonly fromStart: boolean;
  readonly layers: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly against: readonly Evidence[];
}

/** One verdict's rule: null where it does not hold. */
export type Rule = (features: Features) => Finding | null;

export function layerIds({ scene }: Features, indices: readonly number[]): readonly string[] {
  return indices.flatMap((index) => scene.layers[index]?.id ?? []);
}

/** Indices of hidden layers whose value holds. */
export function hiddenWhere(
  { scene }: Features,
  values: readonly (number | null)[],
  holds: (value: number) => boolean,
): readonly number[] {
  return scene.hidden.filter((index) => {
    const value = values[index];
    return typeof value === 'number' && holds(value);
  });
}

export function evidenceOf(
  signal: SignalName | 'loss' | 'data',
  value: number,
  reference: number,
  says: string,
  layer?: string,
): Evidence {
  return { signal, ...(layer === undefined ? {} : { layer }), value, reference, says };
}

/** The loss against that of knowing nothing: what most verdicts lean on. */
export function lossEvidence({ loss }: Features): Evidence {
  const { now, noInformation } = loss;
  const says = !Number.isFinite(now)
    ? 'The loss is not a number any more.'
    : now > 0.97 * noInformation
      ? `The loss is ${signalValueWords(now)}; knowing nothing but how often each answer occurs gives ${signalValueWords(noInformation)}.`
      : `The loss is ${signalValueWords(now)}, below the ${signalValueWords(noInformation)} of knowing nothing.`;
  return evidenceOf('loss', now, noInformation, says);
}

export function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

/** 10^power as a factor that a sentence can say: "1/500", "2.5e-13" or "300 times". */
export function factorWords(power: number): string {
  if (power <= -40) return 'nothing';
  if (power < -4) return signalValueWords(10 ** power);
  if (power < 0) return `1/${signalValueWords(Number((10 ** -power).toPrecision(2)))}`;
  return `${signalValueWords(Number((10 ** power).toPrecision(2)))} times`;
}

/** Grows from `least` to 0.99 as value goes from the border to twice as far. */
export function confidenceBeyond(value: number, border: number, far: number, least = 0.7): number {
  const share = Math.min(1, Math.max(0, (value - border) / (far - border)));
  return Number((least + (0.98 - least) * share).toFixed(2));
}
