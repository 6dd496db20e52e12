import { beforeEach, describe, expect, it } from 'vitest';
import { startingExample } from '../../../shared/experiment/starting-example';
import { near } from '../../../shared/lessons/expectation';
import type { InitialLesson, TrainedLesson } from '../../../shared/lessons/lesson';
import { finalLoss } from '../../../shared/lessons/reading-runs';
import { lessons as bundledLessons } from '../../../shared/lessons/lessons';
import type { EngineCommand } from '../../../shared/messages/engine-messages';
import type { RunEvent } from '../../../shared/signals/run-report';
import type { EngineListeners } from '../../engine/supervision/engine-child';
import type { DataRequest, LessonResult } from '../data/data-messages';
import type { DataProcessListeners } from '../data/data-tasks';
import { Lessons } from './lessons';

const trained: TrainedLesson = {
  kind: 'trained',
  name: 'two-runs',
  title: 'Two runs',
  source: '',
  reference: '',
  text: { about: '', see: '', why: '', try: '' },
  question: { asks: '', choices: [], answer: '', because: '' },
  expectations: [near(0.1, 'Loss of the first', 0.5), near(0.1, 'Loss of the second', 0.7)],
  experiments: ['first', 'second'].map((id) => ({ id, title: id, experiment: startingExample })),
  measure: (runs) => ({
    numbers: ['first', 'second'].map((id) => finalLoss(runs(id))),
    charts: [],
  }),
};

function initialLesson(): InitialLesson {
  const [lesson] = bundledLessons;
  if (lesson?.kind !== 'initial') throw new Error('The first lesson trains.');
  return lesson;
}

function runOf(loss: number): readonly RunEvent[] {
  const engine = {
    name: 'reference',
    tensorflow: null,
    device: 'CPU',
    mode: 'interpreter',
  } as const;
  const none = { accuracy: null, validationLoss: null, validationAccuracy: null };
  return [
    {
      kind: 'described',
      description: {
        layers: [],
        traces: [],
        noInformationLoss: 1,
        parameters: 0,
        stepsPerEpoch: 1,
        trainingRows: 1,
        validationRows: 0,
        task: 'classification',
        engine: { ...engine, compileMs: 0 },
      },
    },
    { kind: 'epoch', report: { epoch: 20, loss, ...none, signals: {}, traces: [] } },
    {
      kind: 'ended',
      totals: { outcome: 'finished', epochs: 20, steps: 20, msPerStep: 1, msPerMeasurement: 1 },
    },
  ];
}

class FakeEngine {
  readonly commands: EngineCommand[] = [];
  killed = false;

  constructor(readonly listeners: EngineListeners) {}

  reports(run: string, events: readonly RunEvent[]): void {
    for (const event of events) this.listeners.onMessage({ kind: 'run', run, event });
  }
}

describe('Lessons', () => {
  let engines: FakeEngine[];
  let processes: { listeners: DataProcessListeners; sent: DataRequest[]; ended: boolean }[];
  let told: string[];
  let lessons: Lessons;

  beforeEach(() => {
    engines = [];
    processes = [];
    told = [];
    lessons = new Lessons({
      forkEngine: (listeners) => {
        const engine = new FakeEngine(listeners);
        engines.push(engine);
        return {
          send: (command) => engine.commands.push(command),
          kill: () => (engine.killed = true),
        };
      },
      startDataProcess: (listeners) => {
        const process = { listeners, sent: [] as DataRequest[], ended: false };
        processes.push(process);
        return {
          send: (request) => process.sent.push(request),
          end: () => (process.ended = true),
        };
      },
      onProgress: ({ words, share }) => told.push(`${words} ${share}`),
    });
  });

  function engine(): FakeEngine {
    const [only] = engines;
    if (only === undefined) throw new Error('No engine was started.');
    return only;
  }

  async function codeOf(result: Promise<LessonResult>): Promise<string> {
    const settled = await result;
    return settled.ok ? 'ok' : settled.problems[0].code;
  }

  /** Lets what was promised happen. */
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  it('trains the runs of a lesson one after the other in one engine, and ends it', async () => {
    const result = lessons.run(trained, '/home/ada');
    engine().reports('first', runOf(0.5));
    await turn();
    engine().reports('second', runOf(0.9));
    const settled = await result;
    if (!settled.ok) throw new Error(settled.problems[0].message);
    expect(settled.value.outcome.checks.map(({ measured, held }) => [measured, held])).toEqual([
      [0.5, true],
      [0.9, false],
    ]);
    expect(told).toEqual([
      'Run 1 of 2: first 0',
      'Run 1 of 2: first 0.25',
      'Run 2 of 2: second 0.5',
      'Run 2 of 2: second 0.75',
    ]);
    expect(engines).toHaveLength(1);
    expect(engine().killed).toBe(true);
  });

  it('stops when it is told to, and leaves no engine behind', async () => {
    const result = lessons.run(trained, '/home/ada');
    lessons.cancel();
    expect(await codeOf(result)).toBe('lesson-cancelled');
    expect(engine().killed).toBe(true);
  });

  it('gives up a lesson for another one', async () => {
    const first = lessons.run(trained, '/home/ada');
    const second = lessons.run(initialLesson(), '/home/ada');
    expect(await codeOf(first)).toBe('lesson-cancelled');
    processes[0]?.listeners.onEnd();
    expect(await codeOf(second)).toBe('lesson-ended-unexpectedly');
  });

  it('says why an engine could not train', async () => {
    const result = lessons.run(trained, '/home/ada');
    engine().reports('first', [{ kind: 'failed', problem: { code: 'no-memory', message: '' } }]);
    expect(await codeOf(result)).toBe('no-memory');
  });

  it('measures starting weights in a data process that is gone afterwards', async () => {
    const lesson = initialLesson();
    const result = lessons.run(lesson, '/home/ada');
    const [process] = processes;
    expect(process?.sent).toEqual([{ kind: 'lesson', name: lesson.name }]);
    const outcome = { name: lesson.name, held: true, checks: [] };
    process?.listeners.onMessage({
      kind: 'answer',
      answer: { to: 'lesson', result: { ok: true, value: { outcome, charts: [] } } },
    });
    expect(await codeOf(result)).toBe('ok');
    expect(process?.ended).toBe(true);
  });
});
