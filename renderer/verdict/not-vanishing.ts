import { thresholds } from '../../shared/diagnosis/thresholds';
import type { VerdictCode } from '../../shared/diagnosis/verdict';
import type { EpochReport, RunDescription } from '../../shared/signals/run-report';
import { layerName } from '../observe/layer-name';
import { magnitudeWords, shareWords } from '../observe/number-words';

/** Verdicts after which nobody asks whether the gradient vanishes. */
const beside: readonly VerdictCode[] = [
  'vanishing-gradient',
  'too-early',
  'data-fault',
  'symmetric-weights',
];

/**
 * "Not vanishing, because ...": what speaks for the backward signal where the verdict is another one. null where there
 * is one layer alone, where nothing was measured, or where the signal has vanished and something else is worse.
 */
export function notVanishing(
  code: VerdictCode,
  { layers }: RunDescription,
  { signals }: EpochReport,
): string | null {
  const [first] = layers;
  const delta = signals['delta-rms'];
  const [arrives, leaves] = [delta?.[0], delta?.at(-1)];
  if (first === undefined || layers.length < 2 || beside.includes(code)) return null;
  if (typeof arrives !== 'number' || typeof leaves !== 'number') return null;
  const share = arrives / leaves;
  if (!Number.isFinite(share)) return null;
  const name = layerName(first, layers);
  const arrival = `${timesWords(share)} the output’s δ reaches ${name}`;
  const moved = movedWords(signals['relative-weight-change']?.[0]);
  if (share > 10 ** thresholds.reach.lost) {
    return `Not vanishing, because ${arrival}${moved === null ? '' : `, which has moved by ${moved}`}.`;
  }
  if (code !== 'healthy') return null;
  return `Not vanishing, although only ${arrival}: the loss falls${moved === null ? '' : `, and ${name} has moved by ${moved}`}.`;
}

function movedWords(moved: number | null | undefined): string | null {
  if (typeof moved !== 'number' || !Number.isFinite(moved) || moved === 0) return null;
  return `${timesWords(moved)} its starting size`;
}

/** "96 % of", "7.3 times", "2.1·10⁻⁴ of": what stands before the whole. */
function timesWords(share: number): string {
  if (share >= 2) return `${magnitudeWords(share)} times`;
  if (share < 0.001) return `${magnitudeWords(share)} of`;
  return `${shareWords(share < 0.1 ? share : Math.round(100 * share) / 100)} of`;
}
