import { fail, succeed } from '../problems/problem';
import type { Problem, Result } from '../problems/problem';
import { findSyntaxFault } from './json-syntax';
import { experimentLimits } from './limits';
import { jsonPathText, unknownField } from '../problems/schema-problems';
import type { JsonPath } from '../problems/schema-problems';

/** Parses JSON that may come from anywhere. The place of a fault is given with line and column, both from 1. */
export function readJson(text: string, file = ''): Result<unknown> {
  if (text.length > experimentLimits.characters) return fail(tooLarge(text.length, file));
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (json.trim() === '') {
    const message = 'The file is empty: expected an experiment in JSON.';
    return fail({ code: 'empty-file', message, place: { kind: 'file', file } });
  }
  const fault = findSyntaxFault(json, experimentLimits.values);
  if (fault === 'too-many-values') return fail(tooManyValues);
  if (fault !== null) {
    const { line, column } = lineAndColumn(json, fault.offset);
    return fail({
      code: 'not-json',
      message: `Line ${line}, column ${column}: this is not JSON: ${fault.words}.`,
      place: { kind: 'file', file, line, column },
    });
  }
  const document: unknown = JSON.parse(json);
  const harmful = harmfulPart(document);
  return harmful === null ? succeed(document) : fail(harmful);
}

function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/u);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/**
 * A field named like something that every object inherits (`__proto__`, `constructor`) is in no experiment; it is
 * refused before any code can take it for what it is not. Nesting is bounded before anything recurses into it.
 */
export function harmfulPart(document: unknown): Problem | null {
  const open: Part[] = [{ value: document, path: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const problem = harmIn(next);
    if (problem !== null) return problem;
    const { value, path } = next;
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, inner] of Object.entries(value)) {
      open.push({ value: inner, path: [...path, Array.isArray(value) ? Number(name) : name] });
    }
  }
  return null;
}

interface Part {
  readonly value: unknown;
  readonly path: JsonPath;
}

function harmIn({ value, path }: Part): Problem | null {
  const name = path.at(-1);
  if (typeof name === 'string') {
    if (name in Object.prototype) return unknownField(path);
    if (name.length > experimentLimits.textLength)
      return tooLong(path.slice(0, -1), 'A field name');
  }
  if (typeof value === 'string' && value.length > experimentLimits.textLength) {
    return tooLong(path, 'The text');
  }
  if (typeof value === 'number' && !Number.isFinite(value)) return tooLargeNumber(path);
  const isNested = typeof value === 'object' && value !== null;
  return isNested && path.length > experimentLimits.depth ? tooDeep(path) : null;
}

function tooDeep(path: JsonPath): Problem {
  const place = { kind: 'field', path: jsonPathText(path) } as const;
  const message = `${place.path} is nested more than ${experimentLimits.depth} levels deep; no experiment is.`;
  return { code: 'nested-too-deep', message, place };
}

function tooLong(path: JsonPath, what: string): Problem {
  const place = { kind: 'field', path: jsonPathText(path) } as const;
  const message = `${what} in ${place.path === '' ? 'the file' : place.path} has more than ${experimentLimits.textLength} characters; none of an experiment has.`;
  return { code: 'text-too-long', message, place };
}

/** JSON has numbers of any size; those beyond about 1.8e308 JavaScript reads as infinity. */
function tooLargeNumber(path: JsonPath): Problem {
  const place = { kind: 'field', path: jsonPathText(path) } as const;
  const message = `${place.path}: expected a number that a computer can hold, found one beyond 1.8e308.`;
  return { code: 'number-too-large', message, place };
}

const tooManyValues: Problem = {
  code: 'too-many-values',
  message: `The file holds more than ${experimentLimits.values} values; no experiment does.`,
  hint: 'A network of many equal parts is written as a group that repeats.',
};

function tooLarge(length: number, file: string): Problem {
  const millions = (characters: number) => `${Math.ceil(characters / 1e6)} million`;
  return {
    code: 'file-too-large',
    message: `The file has ${millions(length)} characters; an experiment has at most ${millions(experimentLimits.characters)}.`,
    place: { kind: 'file', file },
  };
}
