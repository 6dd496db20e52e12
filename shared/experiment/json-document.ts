import { fail, succeed } from '../problems/problem';
import type { Problem, Result } from '../problems/problem';
import { findSyntaxFault } from './json-syntax';
import { jsonPathText, unknownField } from '../problems/schema-problems';
import type { JsonPath } from '../problems/schema-problems';

/** No experiment comes near these: what is larger or deeper is another kind of file, or one made to do harm. */
const mostCharacters = 20_000_000;
const deepest = 20;

/** Parses JSON that may come from anywhere. The place of a fault is given with line and column, both from 1. */
export function readJson(text: string, file = ''): Result<unknown> {
  if (text.length > mostCharacters) return fail(tooLarge(text.length, file));
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (json.trim() === '') {
    const message = 'The file is empty: expected an experiment in JSON.';
    return fail({ code: 'empty-file', message, place: { kind: 'file', file } });
  }
  const fault = findSyntaxFault(json);
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
function harmfulPart(document: unknown): Problem | null {
  const open: { value: unknown; path: JsonPath }[] = [{ value: document, path: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (path.length > deepest) {
      const place = { kind: 'field', path: jsonPathText(path) } as const;
      const message = `${place.path} is nested more than ${deepest} levels deep; no experiment is.`;
      return { code: 'nested-too-deep', message, place };
    }
    for (const [name, inner] of Object.entries(value)) {
      const at = [...path, Array.isArray(value) ? Number(name) : name];
      if (!Array.isArray(value) && name in Object.prototype) return unknownField(at);
      open.push({ value: inner, path: at });
    }
  }
  return null;
}

function tooLarge(length: number, file: string): Problem {
  const size = `${Math.round(length / 1e6)} million characters`;
  return {
    code: 'file-too-large',
    message: `The file has ${size}; an experiment has at most ${mostCharacters / 1e6} million.`,
    place: { kind: 'file', file },
  };
}
