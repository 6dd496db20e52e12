import type { Preflight } from '../../shared/diagnosis/preflight';
import type { PreflightOutcome } from '../../shared/diagnosis/preflight-held';
import type { VerdictCode } from '../../shared/diagnosis/verdict';
import { magnitudeWords } from '../observe/number-words';
import { confidenceWords, verdictWords } from './verdict-words';

/** What a verdict is called while it is only expected. */
export const expectedWords: Readonly<Record<VerdictCode, string>> = {
  healthy: 'should train',
  'vanishing-gradient': 'gradient will vanish',
  'exploding-gradient': 'gradient will explode',
  'learning-rate-too-high': 'steps will be too large',
  'learning-rate-too-low': 'steps will be too small',
  'dead-units': 'units will die',
  'saturated-units': 'units start saturated',
  'symmetric-weights': 'units start alike',
  'shattered-gradient': 'gradient will shatter',
  'data-fault': 'the data is at fault',
  'too-early': 'nothing can be said',
};

/** "trainable depth 2 of 10": how many of the hidden layers a gradient survives; null: depth is not what it is about. */
export function depthWords({ verdict, layers, trainableDepth }: Preflight): string | null {
  if (depthless.has(verdict.code)) return null;
  const hidden = Math.max(0, layers.length - 1);
  if (trainableDepth === null || trainableDepth >= hidden) return 'every layer is reached';
  return `trainable depth ${trainableDepth} of ${hidden}`;
}

const depthless: ReadonlySet<VerdictCode> = new Set(['symmetric-weights', 'data-fault']);

/** The same as a sentence. */
export function depthSentence(trainableDepth: number | null): string {
  if (trainableDepth === null) return 'The gradient would keep its size at any depth.';
  const layers = trainableDepth === 1 ? '1 hidden layer' : `${trainableDepth} hidden layers`;
  return `A gradient survives about ${layers} like these (trainable depth).`;
}

/** Root mean square of delta at each layer, first to last, as the prediction has it. */
export function predictedDeltas({ layers }: Preflight): readonly number[] {
  return layers.map(({ backwardVariance }) => Math.sqrt(backwardVariance));
}

/** From where delta starts to what arrives. */
function reachWords(preflight: Preflight): string {
  const deltas = predictedDeltas(preflight);
  const [first = NaN, output = NaN] = [deltas[0], deltas[deltas.length - 1]];
  return `δ ${magnitudeWords(output)} at the output, ${magnitudeWords(first)} at layer 1`;
}

/** What of delta would arrive, for a change that is only suggested. */
export function arrivalSentence(deltas: readonly number[]): string {
  const [first = NaN, output = NaN] = [deltas[0], deltas[deltas.length - 1]];
  return `Before training ${magnitudeWords(first / output)} of the output’s δ would arrive at layer 1.`;
}

/** After the run; null while it is open. */
export function heldWords(outcome: PreflightOutcome | null): string | null {
  if (outcome?.held == null) return null;
  if (outcome.held) return 'Pre-flight was right.';
  return `Pre-flight was wrong: it predicted ${verdictWords[outcome.predicted].title.toLowerCase()}.`;
}

/** All that the badge shows, in one sentence for who cannot see it. */
export function forecastSentence(preflight: Preflight, outcome: PreflightOutcome | null): string {
  const { code, confidence } = preflight.verdict;
  const parts = [
    `Pre-flight: ${expectedWords[code]}, ${confidenceWords(confidence)} sure`,
    depthWords(preflight),
    reachWords(preflight),
  ].filter((part) => part !== null);
  const held = heldWords(outcome);
  return `${parts.join('; ')}.${held === null ? '' : ` ${held}`}`;
}
