import { dirname, resolve } from 'node:path';
import type { Lesson } from '../../shared/lessons/lesson';
import { lessonFromFile } from '../../shared/lessons/lesson-from-file';
import { lessons } from '../../shared/lessons/lessons';
import { readLesson } from '../../shared/lessons/read-lesson';
import type { Problem, Result } from '../../shared/problems/problem';
import { fail, succeed } from '../../shared/problems/problem';
import { readText } from '../files/experiment-files';
import { closestName } from './closest-name';
import { located } from './named-experiment';

export interface NamedLesson {
  readonly lesson: Lesson;
  /** Where relative data paths start. */
  readonly folder: string;
}

/** Those that are meant: all bundled ones, the bundled one of that name, or that of a file. */
export async function namedLessons(named?: string): Promise<Result<readonly NamedLesson[]>> {
  const bundled = lessons.filter(({ name }) => named === undefined || name === named);
  if (named === undefined || bundled.length > 0) {
    return succeed(bundled.map((lesson) => ({ lesson, folder: '.' })));
  }
  const path = resolve(named);
  const text = await readText(path);
  if (!text.ok) return missesFile(text) && !isPath(named) ? fail(unknownLesson(named)) : text;
  const read = readLesson(text.value, path);
  if (!read.ok) return located(read, named);
  return succeed([
    { lesson: { ...lessonFromFile(read.value), name: named }, folder: dirname(path) },
  ]);
}

function missesFile(read: Result<string>): boolean {
  return !read.ok && read.problems[0].code === 'file-not-found';
}

function isPath(named: string): boolean {
  return /[/\\]|\.json$/i.test(named);
}

function unknownLesson(name: string): Problem {
  const names = lessons.map((lesson) => lesson.name);
  const closest = closestName(name, names);
  const known = closest === null ? `There are: ${names.join(', ')}` : `Did you mean ${closest}?`;
  return {
    code: 'unknown-lesson',
    message: `There is no lesson "${name}", nor a file of that name.`,
    hint: closest === null ? `${known}; or the path of a lesson file.` : known,
  };
}
