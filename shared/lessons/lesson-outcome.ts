import type { RunRecord } from '../diagnosis/diagnose';
import { holds, toleranceOf } from './expectation';
import type { InitialLesson, Lesson, TrainedLesson } from './lesson';

/** What became of a lesson's expectations, as `lessons --json` prints it. */
export interface LessonOutcome {
  readonly name: string;
  readonly held: boolean;
  readonly checks: readonly LessonCheck[];
}

export interface LessonCheck {
  readonly quantity: string;
  readonly expected: number;
  /** The widest allowed distance; `least` and `most` say it side by side. */
  readonly tolerance: number;
  readonly least: number;
  readonly most: number;
  readonly measured: number;
  readonly held: boolean;
}

export function checkInitialLesson(lesson: InitialLesson): LessonOutcome {
  return outcomeOf(lesson, lesson.measure());
}

/** From the finished runs of the lesson's experiments, by their ids. */
export function checkTrainedLesson(
  lesson: TrainedLesson,
  runs: ReadonlyMap<string, RunRecord>,
): LessonOutcome {
  const numbers = lesson.measure((id) => {
    const run = runs.get(id);
    if (run === undefined) throw new Error(`Lesson ${lesson.name} has no run ${id}.`);
    return run;
  });
  return outcomeOf(lesson, numbers);
}

function outcomeOf({ name, expectations }: Lesson, numbers: readonly number[]): LessonOutcome {
  const checks = expectations.map((expectation, index): LessonCheck => {
    const measured = numbers[index] ?? NaN;
    const { quantity, expected, least, most } = expectation;
    const tolerance = toleranceOf(expectation);
    const held = holds(expectation, measured);
    return { quantity, expected, tolerance, least, most, measured, held };
  });
  return { name, held: checks.every(({ held }) => held), checks };
}
