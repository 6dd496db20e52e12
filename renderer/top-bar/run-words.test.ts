import { describe, expect, it } from 'vitest';
import { startingExample } from '../../shared/experiment/starting-example';
import { Run } from '../lab/run.svelte';
import { durationWords, runWords } from './run-words';

function report(epoch: number) {
  return {
    kind: 'epoch',
    report: {
      epoch,
      loss: 0.69,
      accuracy: 0.5,
      validationLoss: null,
      validationAccuracy: null,
      signals: {},
      traces: [],
    },
  } as const;
}

describe('runWords', () => {
  const run = () => new Run({ id: 'r', number: 2, experiment: startingExample }, () => 0);
  const totals = { epochs: 40, steps: 2000, msPerStep: 0.06, msPerMeasurement: 1 };

  it('follows a run from its start to its end', () => {
    const followed = run();
    const titles = [runWords(followed).title];
    const then = (...events: Parameters<Run['receive']>[0]) => {
      followed.receive(events);
      titles.push(runWords(followed).title);
    };
    then({ kind: 'phase', phase: 'loading-data' });
    then({ kind: 'phase', phase: 'compiling' });
    then({ kind: 'phase', phase: 'training' }, report(0));
    then(report(1));
    then({ kind: 'phase', phase: 'paused' });
    then({ kind: 'ended', totals: { outcome: 'finished', ...totals } });
    expect(titles).toEqual([
      'Starting',
      'Reading the data',
      'Compiling',
      'Compiling',
      'Epoch 1 / 40',
      'Paused at 1 / 40',
      'Run 2 done',
    ]);
  });

  it('says how far a stopped run came, and that one diverged', () => {
    const stopped = run();
    stopped.receive([report(0), report(1), report(2)]);
    stopped.receive([{ kind: 'ended', totals: { outcome: 'stopped', ...totals } }]);
    expect(runWords(stopped)).toMatchObject({ title: 'Run 2 stopped', share: 2 / 40 });

    const diverged = run();
    diverged.receive([{ kind: 'ended', totals: { outcome: 'diverged', ...totals } }]);
    expect(runWords(diverged).tone).toBe('problem');
  });
});

describe('durationWords', () => {
  it.each([
    [0.23, '0.2 s'],
    [7.4, '7 s'],
    [59.6, '1 min 0 s'],
    [125, '2 min 5 s'],
  ])('writes %d seconds as %s', (seconds, words) => {
    expect(durationWords(seconds)).toBe(words);
  });
});
