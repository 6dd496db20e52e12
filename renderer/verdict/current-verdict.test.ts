import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startingExample } from '../../shared/experiment/starting-example';
import type { EpochReport } from '../../shared/signals/run-report';
import { Run } from '../lab/run.svelte';
import { observedRunOf } from '../observe/testing/observed-run-of';
import { CurrentVerdict } from './current-verdict.svelte';

const { description } = observedRunOf({ layers: 3, loss: [] });

function report(epoch: number): EpochReport {
  const silent = { accuracy: null, validationLoss: null, validationAccuracy: null };
  return { epoch, loss: epoch === 0 ? null : 0.7, ...silent, signals: {}, traces: [] };
}

function describedRun(number = 1): Run {
  const run = new Run({ id: `run-${number}`, number, experiment: startingExample });
  run.receive([{ kind: 'described', description }]);
  return run;
}

function tell(run: Run, epoch: number): void {
  run.receive([{ kind: 'epoch', report: report(epoch) }]);
}

describe('the current verdict', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('waits for the first report', () => {
    const verdict = new CurrentVerdict();
    verdict.follow(null);
    verdict.follow(describedRun());
    expect(verdict.judged).toBeNull();
  });

  it('comes at once, and then a few times a second with the newest epoch', () => {
    const [verdict, run] = [new CurrentVerdict(), describedRun()];
    for (const epoch of [0, 1, 2]) {
      tell(run, epoch);
      verdict.follow(run);
    }
    expect(verdict.judged?.epoch).toBe(0);
    vi.advanceTimersByTime(1000);
    expect(verdict.judged?.epoch).toBe(2);
  });

  it('does not wait where the run has ended', () => {
    const [verdict, run] = [new CurrentVerdict(), describedRun()];
    tell(run, 0);
    verdict.follow(run);
    tell(run, 1);
    const totals = { epochs: 1, steps: 50, msPerStep: null, msPerMeasurement: null };
    run.receive([{ kind: 'ended', totals: { outcome: 'stopped', ...totals } }]);
    verdict.follow(run);
    expect(verdict.judged?.epoch).toBe(1);
  });

  it('forgets one run for the next, even where one of its epochs still waits', () => {
    const [verdict, run, next] = [new CurrentVerdict(), describedRun(), describedRun(2)];
    tell(run, 0);
    verdict.follow(run);
    tell(run, 1);
    verdict.follow(run);
    verdict.follow(next);
    vi.advanceTimersByTime(1000);
    expect(verdict.judged).toBeNull();
    tell(next, 0);
    verdict.follow(next);
    expect(verdict.judged?.run).toBe(next);
  });
});
