import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startingExample } from '../../../shared/experiment/starting-example';
import type { EngineCommand, RunOptions } from '../../../shared/messages/engine-messages';
import type { RunEvent, RunOutcome } from '../../../shared/signals/run-report';
import { Runs } from './runs';
import type { RunStarted } from './runs';

let options: RunOptions;
let sent: EngineCommand[];
let published: { readonly run: string; readonly event: RunEvent }[];
let runs: Runs;

beforeAll(() => {
  options = {
    experiment: startingExample,
    folder: '/home/ada',
    engine: 'automatic',
    device: 'automatic',
    traces: null,
  };
});

beforeEach(() => {
  let started = 0;
  sent = [];
  published = [];
  runs = new Runs(
    (command) => sent.push(command),
    (run, event) => published.push({ run, event }),
    () => `run-${(started += 1)}`,
  );
});

function ended(outcome: RunOutcome): RunEvent {
  const none = { epochs: 0, steps: 0, msPerStep: null, msPerMeasurement: null };
  return { kind: 'ended', totals: { outcome, ...none } };
}

const failed: RunEvent = { kind: 'failed', problem: { code: 'engine-ended', message: 'Ended.' } };

function commands(): string[] {
  return sent.map((command) =>
    'run' in command ? `${command.kind} ${command.run}` : command.kind,
  );
}

function idOf(started: RunStarted): string {
  return started.ok ? started.value.run : started.problems[0].code;
}

describe('Runs', () => {
  it('starts a run and knows that it is in progress until it has ended', () => {
    expect(runs.inProgress).toBe(false);
    expect(idOf(runs.start(options))).toBe('run-1');
    expect(commands()).toEqual(['start run-1']);
    expect(runs.inProgress).toBe(true);
    runs.report('run-1', ended('finished'));
    expect(runs.inProgress).toBe(false);
  });

  it.each([[ended('diverged')], [ended('stopped')], [failed]])(
    'knows that a run is over after %j',
    (event) => {
      runs.start(options);
      runs.report('run-1', event);
      expect(runs.inProgress).toBe(false);
    },
  );

  it('passes on what the engine reports', () => {
    runs.start(options);
    const event: RunEvent = { kind: 'phase', phase: 'compiling' };
    runs.report('run-1', event);
    expect(published).toEqual([{ run: 'run-1', event }]);
  });

  it('stops the run in progress before a new one begins', () => {
    runs.start(options);
    expect(idOf(runs.start(options))).toBe('run-2');
    expect(commands()).toEqual(['start run-1', 'stop']);
    runs.report('run-1', ended('stopped'));
    expect(commands()).toEqual(['start run-1', 'stop', 'start run-2']);
    expect(runs.inProgress).toBe(true);
  });

  it('begins only the last of several runs, and tells that the others ended', () => {
    ['', '', '', ''].forEach(() => runs.start(options));
    runs.report('run-1', ended('stopped'));
    expect(commands().filter((command) => command !== 'stop')).toEqual([
      'start run-1',
      'start run-4',
    ]);
    expect(published.map(({ run, event }) => `${run} ${event.kind}`)).toEqual([
      'run-2 ended',
      'run-3 ended',
      'run-1 ended',
    ]);
  });

  it('begins the next run also where the engine died under the one in progress', () => {
    runs.start(options);
    runs.start(options);
    runs.report('run-1', failed);
    expect(commands().at(-1)).toBe('start run-2');
  });

  it('stops what waits, too', () => {
    runs.start(options);
    runs.start(options);
    runs.stop();
    runs.report('run-1', ended('stopped'));
    expect(commands()).toEqual(['start run-1', 'stop', 'stop']);
    expect(published.at(0)).toMatchObject({ run: 'run-2', event: { kind: 'ended' } });
    expect(runs.inProgress).toBe(false);
  });

  it('takes no late word of an old run for the end of the present one', () => {
    runs.start(options);
    runs.report('run-1', ended('finished'));
    runs.start(options);
    runs.report('run-1', ended('finished'));
    expect(runs.inProgress).toBe(true);
  });

  it('sends pause, resume and stop to a run in progress only', () => {
    runs.pause();
    runs.resume();
    runs.stop();
    expect(sent).toEqual([]);
    runs.start(options);
    runs.pause();
    runs.resume();
    runs.stop();
    expect(commands()).toEqual(['start run-1', 'pause', 'resume', 'stop']);
  });

  describe('continueFor', () => {
    it('has nothing to continue before the first run', () => {
      expect(idOf(runs.continueFor(10))).toBe('no-run-to-continue');
      expect(sent).toEqual([]);
    });

    it('goes on with the last run under its own name', () => {
      runs.start(options);
      runs.report('run-1', ended('finished'));
      expect(idOf(runs.continueFor(10))).toBe('run-1');
      expect(sent.at(-1)).toEqual({ kind: 'continue', run: 'run-1', epochs: 10 });
      expect(runs.inProgress).toBe(true);
    });

    it('waits for the end of a run in progress to be asked again', () => {
      runs.start(options);
      expect(idOf(runs.continueFor(10))).toBe('run-in-progress');
      expect(commands()).toEqual(['start run-1']);
    });
  });

  it('sends the pace at any time: it holds for what follows, too', () => {
    runs.pace(5);
    expect(sent).toEqual([{ kind: 'pace', epochsPerSecond: 5 }]);
  });
});
