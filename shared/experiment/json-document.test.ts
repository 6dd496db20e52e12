import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from './json-document';
import { findSyntaxFault } from './json-syntax';

function messageOf(text: string): string | undefined {
  const result = readJson(text);
  return result.ok ? undefined : result.problems[0].message;
}

describe('readJson', () => {
  it.each([
    ['{\n  "a": 1,\n}', 'Line 2, column 9: this is not JSON: a comma before }.'],
    [
      '{\n  "a": 1\n  "b": 2\n}',
      'Line 3, column 3: this is not JSON: expected a comma or }, found ".',
    ],
    ['{"a" 1}', 'Line 1, column 6: this is not JSON: expected a colon after "a", found 1.'],
    [
      '{a: 1}',
      'Line 1, column 2: this is not JSON: expected a field name in double quotes, found a.',
    ],
    [
      "{'a': 1}",
      'Line 1, column 2: this is not JSON: expected a field name in double quotes, found a single quote; JSON has double quotes.',
    ],
    [
      '{"a": 1',
      'Line 1, column 8: this is not JSON: expected a comma or }, found the end of the file.',
    ],
    ['{"a": ', 'Line 1, column 7: this is not JSON: expected a value, found the end of the file.'],
    ['{"a": tru}', 'Line 1, column 7: this is not JSON: expected a value, found tru.'],
    ['{"a": 01}', 'Line 1, column 7: this is not JSON: expected a value, found 01.'],
    ['{"a": NaN}', 'Line 1, column 7: this is not JSON: expected a value, found NaN.'],
    [
      '// a\n{}',
      'Line 1, column 1: this is not JSON: expected a value, found a comment, which JSON does not have.',
    ],
    [
      '{"a": "b\n"}',
      'Line 1, column 9: this is not JSON: a line break or control character inside of double quotes.',
    ],
    [
      '{"a": "C:\\data"}',
      'Line 1, column 10: this is not JSON: a backslash that starts no escape sequence; write \\\\ for a backslash.',
    ],
    [
      '{"a": "b}',
      'Line 1, column 7: this is not JSON: the double quotes opened here are never closed.',
    ],
    ['{} {}', 'Line 1, column 4: this is not JSON: the JSON value is complete, but { follows.'],
    [
      '[1, 2',
      'Line 1, column 6: this is not JSON: expected a comma or ], found the end of the file.',
    ],
    ['[1 2]', 'Line 1, column 4: this is not JSON: expected a comma or ], found 2.'],
    [
      '{\r\n"a": 1,\r\n"a": 2}',
      'Line 3, column 1: this is not JSON: the field "a" is given twice.',
    ],
  ])('says where %j stops being JSON', (text, message) => {
    expect(messageOf(text)).toBe(message);
  });

  it.each(['', '  \n '])('says that a file of %j is empty', (text) => {
    expect(messageOf(text)).toBe('The file is empty: expected an experiment in JSON.');
  });

  it('reads past the byte order mark that Windows editors write', () => {
    expect(readJson('\uFEFF{"a": 1}')).toEqual({ ok: true, value: { a: 1 } });
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'refuses a field named %s wherever it is',
    (name) => {
      expect(messageOf(`{"a": [{"${name}": {"b": 1}}]}`)).toBe(
        `a[0].${name}: expected only the fields of a[0], found an unknown field.`,
      );
      expect(Object.prototype).not.toHaveProperty('b');
    },
  );

  it('survives a million brackets', () => {
    expect(messageOf('['.repeat(1_000_000))).toContain('more than 100000 values');
    expect(messageOf('['.repeat(90_000) + ']'.repeat(90_000))).toContain('nested more than 20');
  });

  it('refuses what is far too large for an experiment before looking at it', () => {
    expect(messageOf(' '.repeat(17_000_000))).toContain('The file has 17 million characters');
  });
});

describe('findSyntaxFault', () => {
  it('finds none in whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.json(), fc.integer({ min: 0, max: 4 }), (text, indent) => {
        const spaced = JSON.stringify(JSON.parse(text), null, indent);
        expect(findSyntaxFault(spaced)).toBeNull();
      }),
    );
  });

  it('agrees with JSON.parse on whether a damaged document is JSON', () => {
    const damaged = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '{', ']', ':', '1', 'e', '\\', ' '))
      .map(([text, place, inserted]) => {
        const at = place % (text.length + 1);
        return text.slice(0, at) + inserted + text.slice(at + (inserted === '' ? 1 : 0));
      });
    fc.assert(
      fc.property(damaged, (text) => {
        const fault = findSyntaxFault(text);
        if (typeof fault === 'object' && fault?.words.includes('is given twice') === true) return;
        expect(fault === null).toBe(isJson(text));
      }),
      { numRuns: 2000 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
