import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Preflight } from '../../shared/diagnosis/preflight';
import type { VerdictCode } from '../../shared/diagnosis/verdict';
import { startingExample } from '../../shared/experiment/starting-example';
import type { Experiment } from '../../shared/experiment/experiment';
import { succeed } from '../../shared/problems/problem';
import type { Result } from '../../shared/problems/problem';
import { Run } from '../lab/run.svelte';
import { recordingMainProcess } from '../lab/testing/recording-main-process';
import type { RecordingMainProcess } from '../lab/testing/recording-main-process';
import { observedRunOf } from '../observe/testing/observed-run-of';
import type { JudgedRun } from './current-verdict.svelte';
import { Forecast } from './forecast.svelte';

function preflightOf(code: VerdictCode): Preflight {
  return {
    format: 'gradient-lab/preflight',
    version: 1,
    verdict: verdictOf(code),
    layers: [],
    trainableDepth: null,
  };
}

function verdictOf(code: VerdictCode): JudgedRun['verdict'] {
  const none = { summary: '', since: { epoch: 0 }, layers: [], evidence: [], against: [] };
  return { code, confidence: 0.9, ...none, remedies: [] };
}

function judgedRun(experiment: Experiment, code: VerdictCode): JudgedRun {
  const run = new Run({ id: 'run-1', number: 1, experiment }, () => 0);
  const totals = { epochs: 1, steps: 1, msPerStep: null, msPerMeasurement: null };
  run.receive([{ kind: 'ended', totals: { outcome: 'finished', ...totals } }]);
  const { description } = observedRunOf({ layers: 2 });
  return { run, description, verdict: verdictOf(code), epoch: 1, steadyFor: 0 };
}

const seed2: Experiment = { ...startingExample, seed: 2 };

describe('Forecast', () => {
  let answers: ((answer: Result<Preflight>) => void)[];
  let judged: JudgedRun | null;
  let main: RecordingMainProcess;
  let forecast: Forecast;

  beforeEach(() => {
    vi.useFakeTimers();
    answers = [];
    judged = null;
    main = recordingMainProcess({
      'data:preflight': () => new Promise((resolve) => answers.push(resolve)),
    });
    forecast = new Forecast(main.mainProcess, () => judged);
  });

  afterEach(() => vi.useRealTimers());

  async function answer(index: number, code: VerdictCode): Promise<void> {
    answers[index]?.(succeed(preflightOf(code)));
    await vi.runAllTimersAsync();
  }

  it('asks once for a burst of edits, and not again for a name or a place on the canvas', async () => {
    forecast.follow(startingExample, null);
    forecast.follow(seed2, null);
    await vi.runAllTimersAsync();
    const layers = seed2.network.layers.map((layer) => ({ ...layer, position: [1, 2] as const }));
    forecast.follow({ ...seed2, name: 'Other', network: { ...seed2.network, layers } }, null);
    await vi.runAllTimersAsync();
    expect(main.requests.map(({ payload }) => payload)).toEqual([
      { experiment: seed2, file: null },
    ]);
  });

  it('keeps what it knows until the newer answer is there, and hears no older one', async () => {
    forecast.follow(startingExample, null);
    await vi.runAllTimersAsync();
    await answer(0, 'vanishing-gradient');
    forecast.follow(seed2, null);
    expect(forecast.isWaiting).toBe(true);
    expect(forecast.preflight?.verdict.code).toBe('vanishing-gradient');
    await vi.runAllTimersAsync();
    forecast.follow({ ...startingExample, seed: 3 }, null);
    await vi.runAllTimersAsync();
    await answer(2, 'healthy');
    await answer(1, 'data-fault');
    expect(forecast.preflight?.verdict.code).toBe('healthy');
    expect(forecast.isWaiting).toBe(false);
  });

  it('foretells nothing of what cannot train', async () => {
    forecast.follow(startingExample, null);
    await vi.runAllTimersAsync();
    await answer(0, 'healthy');
    forecast.follow(null, null);
    expect(forecast.preflight).toBe(null);
    expect(forecast.isWaiting).toBe(false);
  });

  it.each([
    ['vanishing-gradient', true],
    ['healthy', false],
    ['too-early', null],
  ] as const)(
    'of a vanishing run that turns out %s says whether it held: %s',
    async (code, held) => {
      forecast.follow(startingExample, null);
      await vi.runAllTimersAsync();
      await answer(0, 'vanishing-gradient');
      expect(forecast.outcome).toBe(null);
      judged = judgedRun(startingExample, code);
      expect(forecast.outcome).toEqual({ predicted: 'vanishing-gradient', held });
    },
  );

  it('says nothing of a run of another experiment', async () => {
    forecast.follow(startingExample, null);
    await vi.runAllTimersAsync();
    await answer(0, 'vanishing-gradient');
    judged = judgedRun(seed2, 'vanishing-gradient');
    expect(forecast.outcome).toBe(null);
  });
});
