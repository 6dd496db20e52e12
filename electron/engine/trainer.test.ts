import { describe, expect, it } from 'vitest';
import {
  activation,
  compiled,
  dense,
  plainSgd,
  sampleData,
  series,
} from '../../shared/compile/testing/small-network';
import type { EpochReport, RunEvent } from '../../shared/signals/run-report';
import { referenceSession } from '../../shared/training/reference-session';
import type { StepResults, TrainingSession } from '../../shared/training/training-session';
import type { Clock } from './clock';
import { RunControl } from './run-control';
import { Trainer } from './trainer';

const data = sampleData([2], 20);
const plan = compiled(series(dense('d1', 3), activation('a1', 'tanh')), data);
const stepsPerEpoch = 5;

interface Watched {
  readonly trainer: Trainer;
  readonly control: RunControl;
  readonly events: RunEvent[];
  readonly session: TrainingSession;
}

/** `onEvent` may command the run while it is in progress. */
function watched(
  onEvent: (event: RunEvent, control: RunControl) => void = () => undefined,
  { clock = slowClock(), session = referenceSession(plan, data), withSignals = true } = {},
): Watched {
  const control = new RunControl(clock);
  const events: RunEvent[] = [];
  const tell = (event: RunEvent): void => {
    events.push(event);
    onEvent(event, control);
  };
  const trainer = new Trainer({ plan, session, data, seed: 1, control, tell, clock, withSignals });
  return { trainer, control, events, session };
}

/** Every look at it takes so many milliseconds: with many, calls are cut to single steps. */
function slowClock(step = 1): Clock {
  let now = 0;
  return {
    now: () => (now += step),
    schedule: (milliseconds, callback) => {
      now += milliseconds;
      setImmediate(callback);
      return () => undefined;
    },
  };
}

/** Tells of every call that trains. */
function noting(onTrain: (rows: Int32Array, results: StepResults) => void): TrainingSession {
  const session = referenceSession(plan, data);
  return {
    train: (steps, rows, coefficients) => {
      const results = session.train(steps, rows, coefficients);
      onTrain(rows, results);
      return results;
    },
    evaluate: () => session.evaluate(),
    predict: (inputs) => session.predict(inputs),
    measure: (sum) => session.measure(sum),
    read: (name) => session.read(name),
    write: (name, values) => session.write(name, values),
    dispose: () => session.dispose(),
  };
}

function reports(events: readonly RunEvent[]): readonly EpochReport[] {
  return events.flatMap((event) => (event.kind === 'epoch' ? [event.report] : []));
}

function weights(session: TrainingSession): readonly Float32Array[] {
  return plan.variables.map(({ name }) => session.read(name));
}

async function trained(epochs: number) {
  const run = watched();
  const totals = await run.trainer.train(epochs);
  return { ...run, totals };
}

describe('a trainer', () => {
  it('reports the state before training, then every epoch, with the signals of every layer', async () => {
    const { events, totals } = await trained(3);
    expect(reports(events).map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3]);
    const [start, first] = reports(events);
    expect([start?.loss, start?.validationLoss]).toEqual([null, null]);
    expect(start?.signals['delta-rms']).toHaveLength(2);
    expect(start?.signals['gradient-estimate']).toBeUndefined();
    expect(first?.signals['gradient-estimate']).toHaveLength(2);
    expect(first?.loss).toBeGreaterThan(0);
    expect(totals).toMatchObject({ outcome: 'finished', epochs: 3, steps: 3 * stepsPerEpoch });
  });

  it('gives an epoch the mean loss of its batches', async () => {
    const losses: number[] = [];
    const session = noting((_, { loss }) => losses.push(...loss));
    const { trainer, events } = watched(undefined, { session });
    await trainer.train(1);
    const mean = losses.reduce((sum, loss) => sum + loss, 0) / stepsPerEpoch;
    expect(losses).toHaveLength(stepsPerEpoch);
    expect(reports(events)[1]?.loss).toBe(mean);
  });

  it('shows every training row at most once an epoch, in another order each time', async () => {
    const seen: number[][] = [];
    const session = noting((rows) => seen.push([...rows]));
    const { trainer } = watched(undefined, { session });
    await trainer.train(2);
    const rows = seen.flat();
    const [first, second] = [rows.slice(0, 20), rows.slice(20)];
    expect(new Set(first).size).toBe(20);
    expect(new Set(second).size).toBe(20);
    expect(second).not.toEqual(first);
  });

  it('trains to the same bits however fast it is and so however it is cut into calls', async () => {
    const runs = [0.01, 5, 500].map((step) => watched(undefined, { clock: slowClock(step) }));
    for (const { trainer } of runs) await trainer.train(4);
    const [first, ...others] = runs;
    for (const other of others) {
      expect(reports(other.events)).toEqual(reports(first?.events ?? []));
      expect(weights(other.session)).toEqual(first === undefined ? [] : weights(first.session));
    }
  });

  it('trains to the same bits without signals', async () => {
    const [measured, bare] = [watched(), watched(undefined, { withSignals: false })];
    await measured.trainer.train(3);
    await bare.trainer.train(3);
    expect(reports(bare.events).map(({ loss }) => loss)).toEqual(
      reports(measured.events).map(({ loss }) => loss),
    );
    expect(bare.session.read('d1/kernel')).toEqual(measured.session.read('d1/kernel'));
    expect(reports(bare.events)[3]?.signals['delta-rms']).toEqual([]);
  });

  it('goes on after its end as if more epochs had been asked for at once', async () => {
    const whole = await trained(5);
    const parts = await trained(2);
    await parts.trainer.train(5);
    expect(reports(parts.events)).toEqual(reports(whole.events));
    expect(weights(parts.session)).toEqual(weights(whole.session));
  });

  it('pauses where it is, says so, and goes on to the same bits', async () => {
    const whole = await trained(3);
    const paused = watched((event, control) => {
      if (event.kind === 'epoch' && event.report.epoch === 1) control.pause();
      if (event.kind === 'phase' && event.phase === 'paused') setImmediate(() => control.resume());
    });
    await paused.trainer.train(3);
    const phases = paused.events.flatMap((event) => (event.kind === 'phase' ? [event.phase] : []));
    expect(phases).toEqual(['training', 'paused', 'training']);
    expect(reports(paused.events)).toEqual(reports(whole.events));
  });

  it('stops in the middle of an epoch, also while paused, and continues to the same bits', async () => {
    const whole = await trained(3);
    const stopped = watched((event, control) => {
      if (event.kind === 'epoch' && event.report.epoch === 1) control.pause();
      if (event.kind === 'phase' && event.phase === 'paused') setImmediate(() => control.stop());
    });
    expect(await stopped.trainer.train(3)).toMatchObject({ outcome: 'stopped', epochs: 1 });
    stopped.control.begin();
    expect(await stopped.trainer.train(3)).toMatchObject({ outcome: 'finished', epochs: 3 });
    expect(reports(stopped.events)).toEqual(reports(whole.events));
  });

  it('keeps the pace that was asked for, by the clock', async () => {
    const clock = slowClock();
    const run = watched(undefined, { clock });
    run.control.setPace(2);
    const began = clock.now();
    await run.trainer.train(4);
    // Three rests of half a second lie between four epochs.
    expect(clock.now() - began).toBeGreaterThanOrEqual(3 * 500);
  });

  it('ends with the step and layer where the loss stopped being finite', async () => {
    const wild = compiled(series(dense('d1', 3)), data, {
      ...plainSgd,
      optimizer: { ...plainSgd.optimizer, learningRate: 1e300 },
    });
    const session = referenceSession(wild, data);
    const events: RunEvent[] = [];
    const trainer = new Trainer({
      plan: wild,
      session,
      data,
      seed: 1,
      control: new RunControl(),
      tell: (event) => events.push(event),
    });
    const totals = await trainer.train(5);
    expect(totals).toMatchObject({ outcome: 'diverged', epochs: 1 });
    expect(totals.problem).toMatchObject({
      code: 'diverged',
      place: { kind: 'epoch', epoch: 1, layer: 'd1' },
    });
    expect(Number.isFinite(reports(events).at(-1)?.loss)).toBe(false);
    expect(totals.steps).toBeLessThanOrEqual(stepsPerEpoch);
  });
});
