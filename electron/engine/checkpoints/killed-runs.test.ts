import { expect, it } from 'vitest';
import { expectKilledRunsToResume } from './testing/killed-runs';

it('a run killed five times at random moments tells what it would have told', async () => {
  const { kills, resumed } = await expectKilledRunsToResume(5, 1);
  expect(kills).toBeGreaterThanOrEqual(5);
  expect(resumed).toBeGreaterThan(0);
}, 600_000);
