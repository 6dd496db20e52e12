import type { RunRecord } from '../../../shared/diagnosis/diagnose';
import { toJson } from '../../../shared/diagnosis/run-result';
import type { Lesson, TrainedLesson } from '../../../shared/lessons/lesson';
import { checkInitialLesson, checkTrainedLesson } from '../../../shared/lessons/lesson-outcome';
import type { LessonCheck, LessonOutcome } from '../../../shared/lessons/lesson-outcome';
import type { Problem, Result } from '../../../shared/problems/problem';
import { fail, succeed } from '../../../shared/problems/problem';
import type { Surroundings } from '../command';
import { defineCommand } from '../command';
import { withInterruption } from '../interruption';
import { namedLessons } from '../named-lesson';
import type { NamedLesson } from '../named-lesson';
import { numberWords } from '../progress-display';
import { exitCodes, refuse } from '../terminal';
import { trainInEngine } from '../train-in-engine';

export const lessons = defineCommand({
  name: 'lessons',
  takes: ['[NAME-or-FILE]'],
  summary: 'run the lessons (or that of this name, or of a file) and check what they expect',
  flags: { json: { summary: 'print what was expected and measured as JSON' } },
  run: async (given, surroundings) => {
    const { terminal } = surroundings;
    const chosen = await namedLessons(given.operands[0]);
    if (!chosen.ok) return refuse(terminal, chosen.problems[0]);
    return withInterruption(async (signal) => {
      const outcomes: LessonOutcome[] = [];
      for (const named of chosen.value) {
        const outcome = await outcomeOf(named, surroundings, signal);
        if (signal.aborted) return exitCodes.interrupted;
        if (!outcome.ok) return refuse(terminal, outcome.problems[0]);
        outcomes.push(outcome.value);
        if (!given.isSet('json')) terminal.out(inWords(named.lesson, outcome.value));
      }
      if (given.isSet('json')) terminal.out(`${toJson({ lessons: outcomes })}\n`);
      return outcomes.every(({ held }) => held) ? exitCodes.success : exitCodes.checkNotMet;
    });
  },
});

async function outcomeOf(
  { lesson, folder }: NamedLesson,
  surroundings: Surroundings,
  signal: AbortSignal,
): Promise<Result<LessonOutcome>> {
  surroundings.terminal.error(`${lesson.title} (${lesson.name}) ...\n`);
  if (lesson.kind === 'initial') return succeed(checkInitialLesson(lesson).outcome);
  const runs = await trainAll(lesson, folder, surroundings, signal);
  return runs.ok ? succeed(checkTrainedLesson(lesson, runs.value).outcome) : runs;
}

/** Runs that are interrupted end early, and those that come after are left out. */
async function trainAll(
  { experiments }: TrainedLesson,
  folder: string,
  { terminal, engineProgram }: Surroundings,
  signal: AbortSignal,
): Promise<Result<ReadonlyMap<string, RunRecord>>> {
  const runs = new Map<string, RunRecord>();
  for (const [index, { id, title, experiment }] of experiments.entries()) {
    terminal.error(`  run ${index + 1} of ${experiments.length}: ${title}\n`);
    const trained = await trainInEngine(
      { experiment, folder, engine: 'automatic', device: 'automatic', traces: null },
      { engineProgram, withWeights: false, onEvent: () => undefined, signal },
    );
    if (!trained.ok) return trained;
    if (signal.aborted) return fail(interrupted);
    runs.set(id, trained.value);
  }
  return succeed(runs);
}

const interrupted: Problem = { code: 'interrupted', message: 'The lesson was interrupted.' };

function inWords({ title, source, text }: Lesson, { held, checks }: LessonOutcome): string {
  const lines = [
    `${title}${source === '' ? '' : ` (${source})`}: ${held ? 'held' : 'DID NOT HOLD'}`,
    `  ${text.see}`,
    ...checks.map(checkWords),
  ];
  return `${lines.join('\n')}\n\n`;
}

function checkWords({ quantity, expected, least, most, measured, held }: LessonCheck): string {
  const range = `${numberWords(least)} to ${numberWords(most)}`;
  const words = `expected ${numberWords(expected)} (${range}), measured ${numberWords(measured)}`;
  return `  ${held ? 'yes' : 'NO '}  ${quantity}: ${words}`;
}
