import { describe, expect, it } from 'vitest';
import { startingExample } from '../../shared/experiment/starting-example';
import type { RereadRun } from '../../shared/messages/requests';
import { fail, succeed } from '../../shared/problems/problem';
import { observedRunOf } from '../observe/testing/observed-run-of';
import { recordingMainProcess } from './testing/recording-main-process';
import { trainingIn } from './testing/training-in';
import type { Training } from './training.svelte';

const { description, reports } = observedRunOf({ layers: 2, loss: [null, 0.7, 0.6] });
const kept: RereadRun = {
  description,
  reports,
  totals: { outcome: 'finished', epochs: 2, steps: 2, msPerStep: 1, msPerMeasurement: 1 },
};
const read = () => Promise.resolve(succeed(kept));

function training(): Training {
  const answers = { 'run:start': () => succeed({ run: 'own' }) };
  return trainingIn(recordingMainProcess(answers).mainProcess);
}

describe('a run that was trained elsewhere', () => {
  it('is shown whole, read once, and cannot be continued', async () => {
    const runs = training();
    await runs.show('a', startingExample, read);
    expect([runs.current?.epoch, runs.current?.phase]).toEqual([2, 'finished']);
    expect(runs.current?.canContinue).toBe(false);
    await runs.show('b', startingExample, read);
    await runs.show('a', startingExample, () => {
      throw new Error('It was read twice.');
    });
    expect(runs.current?.id).toBe('a');
    expect(runs.runs).toHaveLength(2);
  });

  it('is shown once where it is asked for twice at a time', async () => {
    const runs = training();
    const ask = () => runs.show('a', startingExample, read);
    const [one, other] = await Promise.all([ask(), ask()]);
    expect(one).toEqual(other);
    expect(runs.runs).toHaveLength(1);
  });

  it('does not take the place of one at work, also of one that began meanwhile', async () => {
    const runs = training();
    const shown = runs.show('a', startingExample, async () => {
      await runs.start(startingExample, null);
      return succeed(kept);
    });
    expect(await shown).toMatchObject({ problems: [{ code: 'run-in-progress' }] });
    expect(await runs.show('b', startingExample, read)).toMatchObject({ ok: false });
    expect(runs.current?.id).toBe('own');
  });

  it('is not shown where it cannot be read', async () => {
    const problem = { code: 'run-not-kept', message: 'This run was not kept.' };
    const runs = training();
    expect(await runs.show('a', startingExample, () => Promise.resolve(fail(problem)))).toEqual(
      fail(problem),
    );
    expect(runs.current).toBeNull();
  });
});
