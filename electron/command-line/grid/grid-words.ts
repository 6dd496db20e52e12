import { gridToggles } from '../../../shared/remedies/remedy-grid';
import type { GridCell } from '../../../shared/remedies/remedy-grid';

const toggleWords = {
  relu: 'ReLU',
  xavier: 'Xavier',
  batchNormalization: 'batch norm',
  residual: 'residual',
} as const satisfies Readonly<Record<(typeof gridToggles)[number], string>>;

/** Such as "ReLU + batch norm". */
export function remedyWords(remedies: GridCell['remedies']): string {
  const on = gridToggles.filter((toggle) => remedies[toggle]).map((toggle) => toggleWords[toggle]);
  return on.length === 0 ? 'no remedy' : on.join(' + ');
}

export function cellName({ remedies, seed }: GridCell): string {
  return `${remedyWords(remedies)}, seed ${seed}`;
}
