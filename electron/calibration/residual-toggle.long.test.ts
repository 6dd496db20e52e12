import { describe, expect, it } from 'vitest';
import type { RunRecord } from '../../shared/diagnosis/diagnose';
import { toggled } from '../../shared/diagnosis/testing/residual-toggle';
import { activationFunctionNames } from '../../shared/network/activation-functions';
import { loadBinding } from '../engine/tensorflow/binding';
import { trainRun } from './train-run';

loadBinding();

/** A run diverges where a loss is not finite, or ends above both that before training and that of knowing nothing. */
function diverges({ reports, description, totals }: RunRecord): boolean {
  const losses = reports.slice(1).map(({ loss }) => loss ?? NaN);
  const before = reports[0]?.probeLoss ?? NaN;
  const isFinite = losses.every(Number.isFinite) && totals?.outcome === 'finished';
  return !isFinite || (losses.at(-1) ?? NaN) > Math.max(before, description.noInformationLoss);
}

function learned({ reports, description }: RunRecord): number {
  return 1 - (reports.at(-1)?.loss ?? NaN) / description.noInformationLoss;
}

// Depth by depth and function by function: 60 pairs of runs, a few minutes.
describe.each([4, 7, 12, 22, 40])('%i layers', (depth) => {
  it.each(activationFunctionNames)(
    'of %s do not diverge with the residual toggle on',
    async (name) => {
      const [plain, residual] = [
        await trainRun(toggled(name, depth, false)),
        await trainRun(toggled(name, depth, true)),
      ];
      const words = `plain ${learned(plain).toFixed(2)}, residual ${learned(residual).toFixed(2)}`;
      console.log(`${depth} x ${name}: ${words}`);
      expect(diverges(residual), words).toBe(false);
    },
    600_000,
  );
});
