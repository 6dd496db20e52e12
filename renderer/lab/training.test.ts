import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../shared/experiment/experiment';
import { startingExample } from '../../shared/experiment/starting-example';
import { fail, succeed } from '../../shared/problems/problem';
import type { EpochReport, RunEvent } from '../../shared/signals/run-report';
import { recordingMainProcess } from './testing/recording-main-process';
import { trainingIn } from './testing/training-in';

function report(epoch: number): RunEvent {
  const empty: Omit<EpochReport, 'epoch'> = {
    loss: 0.7,
    accuracy: 0.5,
    validationLoss: null,
    validationAccuracy: null,
    signals: {},
    traces: [],
  };
  return { kind: 'epoch', report: { epoch, ...empty } };
}

const finished: RunEvent = {
  kind: 'ended',
  totals: { outcome: 'finished', epochs: 40, steps: 2000, msPerStep: 0.06, msPerMeasurement: 1 },
};

const withRelu: Experiment = {
  ...startingExample,
  remedies: { ...startingExample.remedies, relu: true },
};

function trainingWithIds(...ids: readonly string[]) {
  const left = [...ids];
  const recording = recordingMainProcess({
    'run:start': () => succeed({ run: left.shift() ?? '' }),
    'run:continue': () => succeed({ run: left.shift() ?? '' }),
    'run:stop': () => null,
  });
  return { ...recording, training: trainingIn(recording.mainProcess) };
}

describe('Training', () => {
  it('gives each run the events that bear its id', async () => {
    const { training, emit } = trainingWithIds('a', 'b');
    await training.start(startingExample, null);
    await training.start(withRelu, null);
    emit('run:events', { run: 'a', events: [report(0), finished], snapshots: [] });
    emit('run:events', { run: 'b', events: [report(0), report(1)], snapshots: [] });
    const [first, second] = training.runs;
    expect([first?.epoch, first?.phase]).toEqual([0, 'finished']);
    expect([second?.epoch, second?.number]).toEqual([1, 2]);
    expect(training.current).toBe(second);
  });

  it('keeps events that overtake the answer with the run’s id', async () => {
    const recording = recordingMainProcess({
      'run:start': () => {
        recording.emit('run:events', { run: 'a', events: [report(0), report(1)], snapshots: [] });
        return succeed({ run: 'a' });
      },
    });
    const training = trainingIn(recording.mainProcess);
    await training.start(startingExample, null);
    expect(training.current?.epoch).toBe(1);
  });

  it('compares with the last run without overlays until the user picks another', async () => {
    const { training } = trainingWithIds('a', 'b', 'c', 'd');
    await training.start(startingExample, null);
    expect(training.baseline).toBeNull();
    await training.start(withRelu, null);
    expect(training.baseline?.id).toBe('a');
    await training.start(withRelu, null);
    expect(training.baseline?.id).toBe('a');

    const [, second] = training.runs;
    training.compareWith(second ?? null);
    expect(training.baseline?.id).toBe('b');
    training.compareWith(null);
    expect(training.baseline).toBeNull();
    training.compareWith('automatic');
    expect(training.baseline?.id).toBe('a');
  });

  it('lets a finished run go on under a new id as the same run', async () => {
    const { training, emit } = trainingWithIds('a', 'a2');
    await training.start(startingExample, null);
    emit('run:events', { run: 'a', events: [report(0), report(40), finished], snapshots: [] });
    await training.continueFor(10);
    expect([training.current?.epochsPlanned, training.isActive]).toEqual([50, true]);
    emit('run:events', { run: 'a2', events: [report(41)], snapshots: [] });
    expect([training.runs.length, training.current?.epoch]).toEqual([1, 41]);
  });

  it('leaves a run as it was where it cannot go on', async () => {
    const recording = recordingMainProcess({
      'run:start': () => succeed({ run: 'a' }),
      'run:continue': () => fail({ code: 'gone', message: 'The engine is gone.' }),
    });
    const training = trainingIn(recording.mainProcess);
    await training.start(startingExample, null);
    recording.emit('run:events', {
      run: 'a',
      events: [report(0), report(40), finished],
      snapshots: [],
    });
    const answer = await training.continueFor(10);
    expect(answer.ok).toBe(false);
    expect([training.current?.phase, training.current?.epochsPlanned]).toEqual(['finished', 40]);
  });

  it('lets go of all but the last 24 runs', async () => {
    const ids = Array.from({ length: 25 }, (_, index) => `run ${index}`);
    const { training, emit } = trainingWithIds(...ids);
    for (const _ of ids) await training.start(withRelu, null);
    expect(training.runs.map(({ number }) => number)).toEqual(ids.slice(1).map((_, at) => at + 2));
    const [oldest] = training.runs;
    emit('run:events', { run: 'run 1', events: [report(3)], snapshots: [] });
    expect(oldest?.epoch).toBe(3);
    await training.start(withRelu, null);
    emit('run:events', { run: 'run 1', events: [report(4)], snapshots: [] });
    expect(oldest?.epoch).toBe(3);
  });

  it('says that it is at work from the request on', () => {
    const training = trainingIn(recordingMainProcess().mainProcess);
    void training.start(startingExample, null);
    expect(training.isActive).toBe(true);
  });
});
