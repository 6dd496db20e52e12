import type { GridToggle } from '../../shared/remedies/remedy-grid';
import { factorWords, lossWords } from '../observe/number-words';
import { verdictWords } from '../verdict/verdict-words';
import { toggleNames } from './grid-plan';
import { lossRank } from './grid-result';
import type { CombinationResult } from './grid-result';
import type { GridRun, GridStage } from './grid-run.svelte';

const stageWords: Readonly<Record<GridStage, string>> = {
  waiting: 'waiting',
  training: 'training',
  finished: 'finished',
  stopped: 'stopped early',
  diverged: 'lost its numbers',
  failed: 'failed',
  dropped: 'not trained',
};

/** How a run stands: its verdict once there is one. */
export function runWords({ stage, verdict, epoch }: GridRun): string {
  if (stage === 'training') return epoch === 0 ? 'compiling' : `epoch ${epoch}`;
  if (verdict === null) return stageWords[stage];
  const { title } = verdictWords[verdict.code];
  return stage === 'finished' ? title : `${title}, ${stageWords[stage]}`;
}

/** "Healthy", "Healthy in 2 of 3", "training": what stands over the picture of a combination. */
export function headWords({ runs, ranked, verdict, agreeing }: CombinationResult): string {
  const [first] = runs;
  if (verdict === null) return first === undefined ? '' : runWords(leastReady(runs) ?? first);
  const { title } = verdictWords[verdict];
  // While some are on their way, those that have ended are counted.
  const counted = runs.every(({ hasEnded }) => hasEnded) ? runs.length : ranked.length;
  return agreeing === counted ? title : `${title}, ${agreeing} of ${counted}`;
}

/** The run that the combination waits for. */
function leastReady(runs: readonly GridRun[]): GridRun | undefined {
  return (
    runs.find(({ stage }) => stage === 'training') ??
    runs.find(({ stage }) => stage === 'waiting') ??
    runs.find(({ stage }) => stage === 'failed')
  );
}

/** "seeds 0.06 to 0.09"; empty where there is no spread to tell of. */
export function spreadWords({ ranked }: CombinationResult): string {
  const [best, worst] = [ranked[0], ranked[ranked.length - 1]];
  if (ranked.length < 2 || best === undefined || worst === undefined) return '';
  return `seeds ${finalLossWords(best)} to ${finalLossWords(worst)}`;
}

export function finalLossWords({ final }: Pick<GridRun, 'final'>): string {
  return final?.loss == null ? '–' : lossWords(final.loss);
}

/** All that the picture of a combination shows, in one sentence. */
export function combinationWords(result: CombinationResult): string {
  const { combination, median, deltaFactor } = result;
  const spread = spreadWords(result);
  const parts = [
    `${combination.name}: ${headWords(result)}`,
    ...(median === null ? [] : [`final loss ${finalLossWords(median)}`]),
    ...(spread === '' ? [] : [spread]),
    ...(deltaFactor === null ? [] : [`δ ${factorWords(deltaFactor)} per layer before training`]),
  ];
  return parts.join('; ');
}

/** What the whole grid says, a sentence each; while it trains only what has ended is counted. */
export function gridSentences(results: readonly CombinationResult[]): readonly string[] {
  const ended = results.filter(({ verdict }) => verdict !== null);
  if (ended.length === 0) return [];
  const isWhole = results.every(
    ({ runs }) => runs.length > 0 && runs.every(({ hasEnded }) => hasEnded),
  );
  return [
    ...(isWhole ? [bestSentence(ended), curesSentence(ended)] : []),
    ...counts(ended),
    failedSentence(results),
  ].filter((sentence) => sentence !== null);
}

/** Combinations of which no run came to a result, and one at least failed. */
function failedSentence(results: readonly CombinationResult[]): string | null {
  const failed = results.filter(
    ({ verdict, runs }) => verdict === null && runs.some(({ stage }) => stage === 'failed'),
  );
  if (failed.length === 0) return null;
  return `Failed: ${failed.map(({ combination }) => combination.name).join(', ')}.`;
}

export function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function bestSentence(ended: readonly CombinationResult[]): string | null {
  const [best] = [...ended].sort((one, other) => medianRank(one) - medianRank(other));
  if (best?.median == null || ended.length < 2) return null;
  return `Lowest loss: ${best.combination.name}, ${finalLossWords(best.median)}.`;
}

/** The healthy combinations that need fewest remedies. */
function curesSentence(ended: readonly CombinationResult[]): string | null {
  const healthy = ended.filter(({ verdict }) => verdict === 'healthy');
  if (healthy.length === 0) return 'No combination trains well.';
  const fewest = Math.min(...healthy.map(({ combination }) => combination.on.length));
  if (fewest === 0) return 'The network trains well without any remedy.';
  const names = healthy
    .filter(({ combination }) => combination.on.length === fewest)
    .map(({ combination }) => combination.name);
  return fewest === 1
    ? `Cures on its own: ${names.join(', ')}.`
    : `No remedy cures alone. Fewest together: ${names.join('; ')}.`;
}

/** "Vanishing gradient in 3 of 16: no remedy, Xavier, ReLU." */
function counts(ended: readonly CombinationResult[]): readonly string[] {
  const groups = new Map<string, CombinationResult[]>();
  for (const result of ended) {
    if (result.verdict === null) continue;
    const { title } = verdictWords[result.verdict];
    groups.set(title, [...(groups.get(title) ?? []), result]);
  }
  return [...groups].map(([title, members]) => {
    const names = members.map(({ combination }) => combination.name).join(', ');
    const count = `${title} in ${members.length} of ${ended.length}`;
    return members.length > 4 ? `${count}.` : `${count}: ${names}.`;
  });
}

function medianRank({ median }: CombinationResult): number {
  return median === null ? Infinity : lossRank(median);
}

/** What a remedy does to the final loss, in the middle over the combinations with it and without it. */
export interface EffectOnLoss {
  readonly toggle: GridToggle;
  readonly title: string;
  readonly withIt: number;
  readonly without: number;
}

/** Most helpful first; only of remedies that every combination has a result for, on both sides. */
export function effectsOnLoss(
  toggles: readonly GridToggle[],
  results: readonly CombinationResult[],
): readonly EffectOnLoss[] {
  const effects = toggles.flatMap((toggle): EffectOnLoss[] => {
    const withIt = middleLoss(results.filter(({ combination }) => combination.on.includes(toggle)));
    const without = middleLoss(
      results.filter(({ combination }) => !combination.on.includes(toggle)),
    );
    if (withIt === null || without === null) return [];
    return [{ toggle, title: capitalized(toggleNames[toggle]), withIt, without }];
  });
  return effects.sort((one, other) => gain(other) - gain(one));
}

function gain({ withIt, without }: EffectOnLoss): number {
  return without - withIt;
}

/** Median of the medians; null while one is missing, so that the effects do not jump about while the grid trains. */
function middleLoss(results: readonly CombinationResult[]): number | null {
  const losses = results.map(({ median }) => median?.final?.loss ?? null);
  const known = losses.filter((loss) => loss !== null && Number.isFinite(loss));
  if (known.length < losses.length || known.length === 0) return null;
  const sorted = known.map(Number).sort((one, other) => one - other);
  const half = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[half - 1], sorted[half]];
  if (high === undefined) return null;
  return sorted.length % 2 === 1 || low === undefined ? high : (low + high) / 2;
}
