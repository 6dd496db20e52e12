import type { RunRecord } from '../diagnosis/diagnose';
import { holds, toleranceOf } from './expectation';
import type { InitialLesson, Lesson, Measurement, TrainedLesson } from './lesson';
import type { LessonChart } from './lesson-chart';

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

/** The outcome, and what it was read from. */
export interface LessonReport {
  readonly outcome: LessonOutcome;
  readonly charts: readonly LessonChart[];
}

export function checkInitialLesson(lesson: InitialLesson): LessonReport {
  return reportOf(lesson, lesson.measure());
}

/** From the finished runs of the lesson's experiments, by their ids. */
export function checkTrainedLesson(
  lesson: TrainedLesson,
  runs: ReadonlyMap<string, RunRecord>,
): LessonReport {
  const measurement = lesson.measure((id) => {
    const run = runs.get(id);
    if (run === undefined) throw new Error(`Lesson ${lesson.name} has no run ${id}.`);
    return run;
  });
  return reportOf(lesson, measurement);
}

function reportOf({ name, expectations }: Lesson, { numbers, charts }: Measurement): LessonReport {
  const checks = expectations.map((expectation, index): LessonCheck => {
    const measured = numbers[index] ?? NaN;
    const { quantity, expected, least, most } = expectation;
    const tolerance = toleranceOf(expectation);
    const held = holds(expectation, measured);
    return { quantity, expected, tolerance, least, most, measured, held };
  });
  return { outcome: { name, held: checks.every(({ held }) => held), checks }, charts };
}
