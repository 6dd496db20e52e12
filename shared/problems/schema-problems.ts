import type * as v from 'valibot';
import type { Problem } from './problem';

/** A place in a JSON document, e.g. ['network', 'layers', 3, 'units']. */
export type JsonPath = readonly (string | number)[];

/** network.layers[3].units; names that are no plain words in quotes. */
export function jsonPathText(path: JsonPath): string {
  const text = path.map((key) => {
    if (typeof key === 'number') return `[${key}]`;
    return /^[A-Za-z_$][\w$-]*$/u.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
  });
  return text.join('').replace(/^\./u, '');
}

export function pathOf(issue: v.BaseIssue<unknown>): JsonPath {
  return (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
}

/** Whether the issue is about a field that the format does not have. */
export function isUnknownField(issue: v.BaseIssue<unknown>): boolean {
  return issue.expected === 'never' && typeof issue.path?.at(-1)?.key === 'string';
}

/** Whether a field is not there at all. valibot then names the field, not what it should hold. */
export function isMissingField(issue: v.BaseIssue<unknown>): boolean {
  return issue.input === undefined && issue.expected === JSON.stringify(issue.path?.at(-1)?.key);
}

/** The JSON path, what was expected and what was found, as a problem with one sentence. */
export function schemaProblem(issue: v.BaseIssue<unknown>): Problem {
  const path = pathOf(issue);
  const text = jsonPathText(path);
  const place = { kind: 'field', path: text } as const;
  if (isUnknownField(issue)) return unknownField(path);
  if (issue.input === undefined) {
    const message = `${text} is missing: expected ${expectedWords(issue)}.`;
    return { code: 'missing-field', message, place };
  }
  const message = `${text}: expected ${expectedWords(issue)}, found ${foundWords(issue.input)}.`;
  return { code: 'wrong-value', message, place };
}

export function unknownField(path: JsonPath): Problem {
  const text = jsonPathText(path);
  const owner = path.length > 1 ? jsonPathText(path.slice(0, -1)) : 'the format';
  return {
    code: 'unknown-field',
    message: `${text}: expected only the fields of ${owner}, found an unknown field.`,
    hint: 'Check its spelling, or remove it.',
    place: { kind: 'field', path: text },
  };
}

/** What would have been right. Schemas with words of their own put the phrase into the message; of the others valibot tells the type. */
export function expectedWords({ message, expected }: v.BaseIssue<unknown>): string {
  if (!message.startsWith('Invalid ')) return message;
  if (expected === null) return 'another value';
  const words: Readonly<Record<string, string>> = {
    Object: 'an object',
    Array: 'an array',
    string: 'text',
    number: 'a number',
    boolean: 'true or false',
    null: 'null',
  };
  const choices = expected.replace(/^\(|\)$/gu, '').split(' | ');
  const [only] = choices;
  if (choices.length > 1) return choices.map((choice) => words[choice] ?? choice).join(' or ');
  return only === undefined ? expected : (words[only] ?? only);
}

/** A value as found, short enough for one line. */
export function foundWords(value: unknown): string {
  if (Array.isArray(value))
    return value.length === 0 ? 'an empty array' : `an array of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
