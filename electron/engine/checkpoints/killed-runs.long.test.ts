import { expect, it } from 'vitest';
import { expectKilledRunsToResume } from './testing/killed-runs';

it('a run killed fifty times at random moments tells what it would have told', async () => {
  const { kills, resumed } = await expectKilledRunsToResume(50, 2);
  expect(kills).toBeGreaterThanOrEqual(50);
  expect(resumed).toBeGreaterThan(20);
}, 3_600_000);
