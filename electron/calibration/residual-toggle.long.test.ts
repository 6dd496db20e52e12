import { describe, expect, it } from 'vitest';
import { toggled } from '../../shared/diagnosis/testing/residual-toggle';
import { activationFunctionNames } from '../../shared/network/activation-functions';
import { loadBinding } from '../engine/tensorflow/binding';
import { trainRun } from './train-run';

loadBinding();

/**
 * A run diverges where a loss is not finite, or ends a twentieth above both the loss before training and that of knowing
 * nothing. With the residual toggle on no network does, whether it could be trained without or not: 60 native runs, which take a
 * few minutes.
 */
describe.each([4, 7, 12, 22, 40])('%i layers with the residual toggle', (depth) => {
  it.each(activationFunctionNames)(
    'of %s do not diverge',
    async (name) => {
      const { reports, description, totals } = await trainRun(toggled(name, depth, true));
      const losses = reports.slice(1).map(({ loss }) => loss ?? NaN);
      expect(totals?.outcome).toBe('finished');
      expect(losses.filter((loss) => !Number.isFinite(loss))).toEqual([]);
      const before = reports[0]?.probeLoss ?? NaN;
      const worst = Math.max(before, description.noInformationLoss);
      expect(losses.at(-1)).toBeLessThan(1.05 * worst);
    },
    600_000,
  );
});
