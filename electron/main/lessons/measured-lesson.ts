import { checkInitialLesson } from '../../../shared/lessons/lesson-outcome';
import { lessons } from '../../../shared/lessons/lessons';
import { fail, succeed } from '../../../shared/problems/problem';
import type { Problem } from '../../../shared/problems/problem';
import type { LessonResult } from '../data/data-messages';

/** Measures a lesson on starting weights; it takes a second or a few, and nothing else happens meanwhile. */
export function measuredLesson(name: string): LessonResult {
  const lesson = lessons.find((each) => each.name === name);
  if (lesson?.kind !== 'initial') return fail(unknownLesson(name));
  return succeed(checkInitialLesson(lesson));
}

export function unknownLesson(name: string): Problem {
  return { code: 'unknown-lesson', message: `There is no lesson "${name}".` };
}
