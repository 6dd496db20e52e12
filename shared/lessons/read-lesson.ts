import * as v from 'valibot';
import { crossCheckProblems } from '../experiment/cross-checks';
import { readJson } from '../experiment/json-document';
import { fail, succeed } from '../problems/problem';
import type { Problem, Result } from '../problems/problem';
import { foundWords, jsonPathText, schemaProblem } from '../problems/schema-problems';
import type { JsonPath } from '../problems/schema-problems';
import { lessonFileSchema, lessonFormat, lessonVersion } from './lesson-file';
import type { LessonFile } from './lesson-file';

/** Reads the text of a lesson file: the lesson, or everything that is wrong with it. */
export function readLesson(text: string, file?: string): Result<LessonFile> {
  const document = readJson(text, file);
  return document.ok ? checkLesson(document.value) : document;
}

function checkLesson(document: unknown): Result<LessonFile> {
  const refused = refusal(document);
  if (refused !== null) return fail(refused);
  const parsed = v.safeParse(lessonFileSchema, document);
  if (!parsed.success) {
    const [first, ...more] = parsed.issues;
    return fail(schemaProblem(first), ...more.map((issue) => schemaProblem(issue)));
  }
  const [problem, ...more] = disagreements(parsed.output);
  return problem === undefined ? succeed(parsed.output) : fail(problem, ...more);
}

/** Another kind of file, or a lesson of a later day. */
function refusal(document: unknown): Problem | null {
  const isObject = typeof document === 'object' && document !== null;
  const format: unknown = isObject ? Reflect.get(document, 'format') : document;
  if (format !== lessonFormat) {
    const message = `This file is not a Gradient Lab lesson: expected the field format with "${lessonFormat}", found ${foundWords(format)}.`;
    return { code: 'not-a-lesson', message, place: { kind: 'field', path: 'format' } };
  }
  const version: unknown = isObject ? Reflect.get(document, 'version') : undefined;
  if (typeof version !== 'number' || version <= lessonVersion) return null;
  return {
    code: 'newer-version',
    message: `version: expected ${lessonVersion}, found ${version}: this lesson was written for a newer Gradient Lab.`,
    hint: 'Update Gradient Lab to open it.',
    place: { kind: 'field', path: 'version' },
  };
}

/** What is right field by field, and does not fit together. */
function disagreements(lesson: LessonFile): readonly Problem[] {
  const { question, experiments, expectations } = lesson;
  const ids = experiments.map(({ id }) => id);
  const problems: Problem[] = [];
  if (!question.choices.includes(question.answer)) {
    problems.push(wrong(['question', 'answer'], 'one of the choices', question.answer));
  }
  experiments.forEach(({ id, experiment }, index) => {
    if (ids.indexOf(id) < index) {
      problems.push(wrong(['experiments', index, 'id'], 'an id that no other experiment has', id));
    }
    problems.push(...crossCheckProblems(experiment).map((problem) => inExperiment(index, problem)));
  });
  expectations.forEach(({ measure, tolerance, least, most, expected }, index) => {
    const at = ['expectations', index] as const;
    if (!ids.includes(measure.experiment)) {
      const path = [...at, 'measure', 'experiment'];
      problems.push(wrong(path, `the id of an experiment (${ids.join(', ')})`, measure.experiment));
    }
    if (tolerance === undefined && (least === undefined || most === undefined)) {
      problems.push(wrong([...at, 'tolerance'], 'a tolerance, or both least and most', undefined));
    }
    if ((least ?? expected) > expected || (most ?? expected) < expected) {
      problems.push(wrong([...at, 'expected'], 'a number from least to most', expected));
    }
  });
  return problems;
}

function wrong(path: JsonPath, expected: string, found: unknown): Problem {
  const text = jsonPathText(path);
  return {
    code: 'wrong-value',
    message: `${text}: expected ${expected}, found ${foundWords(found)}.`,
    place: { kind: 'field', path: text },
  };
}

function inExperiment(index: number, problem: Problem): Problem {
  return { ...problem, message: `experiments[${index}].experiment: ${problem.message}` };
}
