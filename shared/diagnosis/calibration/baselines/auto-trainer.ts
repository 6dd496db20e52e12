import { isBroken, numbers, trained } from './baseline';
import type { Baseline } from './baseline';

/** Zhang et al., ICSE 2021. Its gradient verdicts speak only while the best accuracy is below 0.6. */
export const autoTrainer: Baseline = {
  name: 'AutoTrainer',
  judge: (run) => {
    if (isBroken(run)) return 'exploding-gradient';
    const epochs = trained(run);
    const accuracies = epochs.map(({ accuracy }) => accuracy ?? 0);
    const best = Math.max(0, ...accuracies);
    if (best < 0.6) {
      const norms = numbers(epochs.at(-1), 'weight-gradient-norm');
      const [first = 0, last = 0] = [norms[0], norms.at(-1)];
      if (first < 1e-4 && first / last < 1e-3) return 'vanishing-gradient';
      if (first / last > 70) return 'exploding-gradient';
      const dead = numbers(epochs.at(-1), 'dead-share');
      const mean = dead.reduce((sum, share) => sum + share, 0) / Math.max(1, dead.length);
      if (mean >= 0.7) return 'dead-units';
    }
    if (oscillates(accuracies)) return 'learning-rate-too-high';
    const gain = Math.max(0, ...accuracies) - (accuracies[0] ?? 0);
    return best < 0.6 && gain < 0.01 ? 'learning-rate-too-low' : 'healthy';
  },
};

/** More than 30 % of the epochs turn round by more than 0.03. */
function oscillates(accuracies: readonly number[]): boolean {
  const turns = accuracies.filter((accuracy, index) => {
    const [before, after] = [accuracies[index - 1], accuracies[index + 1]];
    if (before === undefined || after === undefined) return false;
    const [rise, fall] = [accuracy - before, accuracy - after];
    return rise * fall > 0 && Math.min(Math.abs(rise), Math.abs(fall)) > 0.03;
  });
  return turns.length > 0.3 * accuracies.length;
}
