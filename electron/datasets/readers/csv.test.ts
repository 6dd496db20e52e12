import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataSchema } from '../../../shared/data/data-source';
import type { Problem, Result } from '../../../shared/problems/problem';
import type { OptionsOf, SourceRows } from '../reader';
import { readCsv } from './csv';

type Fields = Readonly<Record<string, unknown>>;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'csv-'));
});
afterAll(() => rm(folder, { recursive: true }));

const flowers = 'length,width,species\n5.1,3.5,setosa\n6.2,2.9,virginica\n5.9,3.0,setosa\n';

describe('readCsv', () => {
  it('reads numbers by row and the target as classes', async () => {
    const { table, preview, title, notices } = await rows(flowers, { target: 'species' });
    expect(table).toMatchObject({
      sampleShape: [2],
      featureNames: ['length', 'width'],
      inputs: Float64Array.of(5.1, 3.5, 6.2, 2.9, 5.9, 3),
      targets: {
        task: 'classification',
        classes: ['setosa', 'virginica'],
        numbers: Int32Array.of(0, 1, 0),
      },
      targetName: 'species',
      count: 3,
    });
    expect(preview).toEqual({
      columns: ['length', 'width', 'species'],
      rows: [
        ['5.1', '3.5', 'setosa'],
        ['6.2', '2.9', 'virginica'],
        ['5.9', '3.0', 'setosa'],
      ],
    });
    expect(title).toBe('data.csv');
    expect(notices).toEqual([]);
  });

  it.each([
    ['semicolons', 'a;b;y\n1;2;p\n3;4;q\n', {}],
    ['tabs', 'a\tb\ty\n1\t2\tp\n3\t4\tq\n', {}],
    ['bars', 'a|b|y\n1|2|p\n3|4|q\n', {}],
    ['a delimiter of its own', 'a:b:y\n1:2:p\n3:4:q\n', { delimiter: ':' }],
    ['Windows line ends', 'a,b,y\r\n1,2,p\r\n3,4,q\r\n', {}],
    ['old Macintosh line ends', 'a,b,y\r1,2,p\r3,4,q\r', {}],
    ['no line end at the end', 'a,b,y\n1,2,p\n3,4,q', {}],
    ['a byte order mark', '\ufeffa,b,y\n1,2,p\n3,4,q\n', {}],
    ['quoted cells', '"a","b","y"\n"1","2","p"\n"3","4","q"\n', {}],
    ['spaces around cells', ' a , b , y \n 1 , 2 , p \n 3 , 4 , q \n', {}],
    ['empty lines', '\na,b,y\n\n1,2,p\n,,\n3,4,q\n\n', {}],
    ['columns left out', 'a,other,b,y\n1,9,2,p\n3,9,4,q\n', { features: ['a', 'b'] }],
  ])('reads %s', async (_, text, fields) => {
    const { table } = await rows(text, { target: 'y', ...fields });
    expect(table.featureNames).toEqual(['a', 'b']);
    expect([...table.inputs]).toEqual([1, 2, 3, 4]);
    expect(table.targets).toMatchObject({ classes: ['p', 'q'], numbers: Int32Array.of(0, 1) });
  });

  it('takes the features in the order in which they are asked for', async () => {
    const { table } = await rows(flowers, { target: 'species', features: ['width', 'length'] });
    expect([...table.inputs].slice(0, 2)).toEqual([3.5, 5.1]);
  });

  it('reads delimiters, line ends and doubled quotes inside quoted cells', async () => {
    const { table } = await rows('a,y\n1,"x, ""y""\nz"\n2,w\n', { target: 'y' });
    expect(table.targets).toMatchObject({ classes: ['w', 'x, "y"\nz'] });
    expect([...(table.origin?.lines ?? [])]).toEqual([2, 4]);
  });

  it('reads decimal commas where the comma does not separate cells', async () => {
    const { table } = await rows('a;b;y\n1,5;2;3,25\n2,5;3;4,5\n', { target: 'y' });
    expect([...table.inputs]).toEqual([1.5, 2, 2.5, 3]);
    expect(table.targets).toEqual({ task: 'regression', values: Float64Array.of(3.25, 4.5) });
  });

  it('reads Latin-1 where the bytes are no UTF-8, and says so', async () => {
    const { table, notices } = await rows(Buffer.from('a,y\n1,Käse\n2,Brot\n', 'latin1'), {
      target: 'y',
    });
    expect(table.targets).toMatchObject({ classes: ['Brot', 'Käse'] });
    expect(notices).toMatchObject([{ code: 'csv-read-as-latin-1' }]);
  });

  it('reads UTF-16 with a byte order mark', async () => {
    const { table } = await rows(Buffer.from('\ufeffa,y\n1,ä\n2,b\n', 'utf16le'), { target: 'y' });
    expect(table.targets).toMatchObject({ classes: ['b', 'ä'] });
  });

  it('unpacks gzip', async () => {
    const { table } = await rows(gzipSync(flowers), { target: 'species' });
    expect(table.count).toBe(3);
  });

  it('makes one input of every value of a text column, and says so', async () => {
    const { table, notices } = await rows('colour,a,y\nred,1,p\nblue,2,q\nred,3,p\n,4,q\n', {
      target: 'y',
    });
    expect(table.featureNames).toEqual(['colour = blue', 'colour = red', 'a']);
    expect([...table.inputs]).toEqual([0, 1, 1, 1, 0, 2, 0, 1, 3, NaN, NaN, 4]);
    expect(notices).toMatchObject([
      {
        code: 'csv-text-became-inputs',
        message: 'Column "colour" holds text and becomes 2 inputs, one per value (blue, red).',
      },
    ]);
  });

  it('leaves out a nameless first column that counts the rows', async () => {
    const { table, notices } = await rows(',a,y\n0,5,p\n1,6,q\n2,7,p\n', { target: 'y' });
    expect(table.featureNames).toEqual(['a']);
    expect(notices).toMatchObject([{ code: 'csv-row-numbers-left-out' }]);
  });

  it('marks empty cells and the usual words for nothing as missing', async () => {
    const { table } = await rows('a,y\n1,p\n,q\nNA,p\n?,q\n2,p\n', { target: 'y' });
    expect([...table.inputs]).toEqual([1, NaN, NaN, NaN, 2]);
  });

  it('knows the line of every row', async () => {
    const { table } = await rows('a,y\n\n1,"p\np"\n2,q\n', { target: 'y' });
    expect(table.origin).toEqual({ file: join(folder, 'data.csv'), lines: Int32Array.of(3, 5) });
  });

  it('gives back every table of numbers that it is given', async () => {
    const number = fc.float({ noNaN: true, noDefaultInfinity: true }).map((x) => (x === 0 ? 0 : x));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 30 }),
        fc.constantFrom(',', ';', '\t'),
        async (values, mark) => {
          const lines = values.map(([a, b]) => [a, b, 'p'].join(mark));
          const text = [['a', 'b', 'y'].join(mark), ...lines].join('\n');
          const { table } = await rows(text, { target: 'y', delimiter: mark });
          expect([...table.inputs]).toEqual(values.flat());
        },
      ),
      { numRuns: 30 },
    );
  });

  it.each([
    ['an empty file', '', {}, 'csv-empty', '"data.csv" is empty.', undefined],
    ['a file of empty lines', '\n\n', {}, 'csv-empty', '"data.csv" is empty.', undefined],
    ['a header alone', 'a,y\n', {}, 'csv-no-rows', 'has column names but no rows', 1],
    [
      'no target chosen',
      'a,y\n1,2\n',
      { target: undefined },
      'csv-target-not-chosen',
      'No column',
      undefined,
    ],
    ['an unknown target', 'a,b\n1,2\n', {}, 'csv-unknown-target', 'no column "y"', undefined],
    [
      'an unknown feature',
      'a,y\n1,2\n',
      { features: ['c'] },
      'csv-unknown-feature',
      'no column "c"',
      undefined,
    ],
    [
      'the target as feature',
      'a,y\n1,2\n',
      { features: ['y'] },
      'csv-target-among-features',
      '"y"',
      undefined,
    ],
    ['the target alone', 'y\n1\n2\n', {}, 'csv-no-features', 'besides the target "y"', 1],
    ['two columns of one name', 'a,a,y\n1,2,3\n', {}, 'csv-same-name', 'are called "a"', 1],
    [
      'a row too short',
      'a,b,y\n1,2,3\n1,2\n',
      {},
      'csv-ragged-row',
      'Line 3 has 2 cells, the header has 3.',
      3,
    ],
    ['a row too long', 'a,y\n\n1,2,3\n', {}, 'csv-ragged-row', 'Line 3 has 3 cells', 3],
    [
      'a quote never closed',
      'a,y\n1,2\n3,"4\n5,6\n',
      {},
      'csv-bad-quotes',
      'Line 3 has a quoted cell',
      3,
    ],
    [
      'a word among numbers',
      'a,y\n1,0\n2,1\nx9,0\n',
      {},
      'csv-not-a-number',
      'Line 4, column "a": "x9"',
      4,
    ],
    [
      'a number too large',
      'a,y\n1,0\n2,1\n1e99,0\n',
      {},
      'csv-not-a-number',
      '"1e99" is not a number',
      4,
    ],
    [
      'a word among target values',
      'a,y\n1,0.5\n2,1.5\n3,oops\n',
      {},
      'target-is-not-a-number',
      'Line 4',
      4,
    ],
    [
      'text for regression',
      'a,y\n1,p\n',
      { task: 'regression' },
      'target-is-not-a-number',
      'Line 2',
      2,
    ],
    ['bytes that are no text', 'a,y\0\n1,2\n', {}, 'csv-not-text', 'is not a text file', undefined],
  ] as const)('refuses %s', async (_, text, fields, code, words, line) => {
    const problem = await refusal(text, { target: 'y', ...fields });
    expect(problem.code).toBe(code);
    expect(problem.message).toContain(words);
    if (line !== undefined) expect(problem.place).toMatchObject({ kind: 'file', line });
  });

  it.each([
    ['names the columns there are', 'a,b\n1,2\n', 'y', 'It has "a", "b".'],
    [
      'finds the same name in other letters',
      'a,Species\n1,2\n',
      'species',
      'Did you mean "Species"?',
    ],
    [
      'notices that the header is missing',
      '5.1,3.5\n4.9,3\n',
      'y',
      'Its first line must hold the names',
    ],
  ])('%s where the target is unknown', async (_, text, target, hint) => {
    expect((await refusal(text, { target })).hint).toContain(hint);
  });

  it('refuses a text column with more values than could be categories', async () => {
    const lines = Array.from({ length: 101 }, (_, row) => `name${row},${row % 2}`);
    const problem = await refusal(['name,y', ...lines].join('\n'), { target: 'y' });
    expect(problem).toMatchObject({ code: 'csv-too-many-texts' });
  });

  it('refuses a file that is not there or is a folder, in words', async () => {
    const absent = await readCsv(options({ path: 'absent.csv', target: 'y' }), context());
    expect(absent).toMatchObject({ problems: [{ code: 'file-not-found' }] });
    const directory = await readCsv(options({ path: '.', target: 'y' }), context());
    expect(directory).toMatchObject({ problems: [{ code: 'file-is-a-folder' }] });
  });

  it('refuses a damaged archive', async () => {
    const problem = await refusal(gzipSync(flowers).subarray(0, 40), { target: 'species' });
    expect(problem.code).toBe('file-damaged-archive');
  });

  it('never throws, whatever bytes it is given', async () => {
    const text = fc.stringMatching(/^[ab1.,;"\n\r\t ]*$/).map((string) => Buffer.from(string));
    const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));
    await fc.assert(
      fc.asyncProperty(fc.oneof(text, bytes), async (content) => {
        const result = await read(content, { target: 'a' });
        expect(typeof result.ok).toBe('boolean');
      }),
      { numRuns: 300 },
    );
  });

  it('reads a table that is larger than the parser takes at once', async () => {
    const count = 60_000;
    const lines = Array.from(
      { length: count },
      (_, row) => `${row},"a ""quoted"" cell",${row % 3}`,
    );
    const progress: number[] = [];
    await writeFile(join(folder, 'data.csv'), ['n,text,y', ...lines].join('\n'));
    const result = await readCsv(options({ path: 'data.csv', target: 'y' }), {
      folder,
      progress: ({ stage, share }) => stage === 'parsing' && progress.push(share ?? 0),
    });
    if (!result.ok) throw new Error(result.problems[0].message);
    expect(result.value.table.count).toBe(count);
    expect(result.value.table.inputs[2 * (count - 1)]).toBe(count - 1);
    expect(result.value.table.origin?.lines[count - 1]).toBe(count + 1);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.length).toBeGreaterThan(1);
  });

  it('stops in the middle where it is cancelled', async () => {
    const controller = new AbortController();
    const lines = Array.from({ length: 200_000 }, (_, row) => `${row},${row % 2}`);
    await writeFile(join(folder, 'data.csv'), ['a,y', ...lines].join('\n'));
    const result = await readCsv(options({ path: 'data.csv', target: 'y' }), {
      folder,
      signal: controller.signal,
      progress: ({ stage }) => {
        if (stage === 'parsing') controller.abort();
      },
    });
    expect(result).toMatchObject({ problems: [{ code: 'data-loading-cancelled' }] });
  });
});

describe('readCsv with a validation file', () => {
  const training = 'colour,a,y\nred,1,p\nblue,2,q\n';
  const validated = (text: string) => async (): Promise<Result<SourceRows>> => {
    await writeFile(join(folder, 'validation.csv'), text);
    return read(training, { target: 'y', validationPath: 'validation.csv' });
  };

  it('reads it by the inputs and classes of the training file, in any order of columns', async () => {
    const result = await validated('y,extra,a,colour\nq,0,7,red\nq,0,8,green\n')();
    if (!result.ok) throw new Error(result.problems[0].message);
    expect(result.value.validation).toMatchObject({
      featureNames: ['colour = blue', 'colour = red', 'a'],
      inputs: Float64Array.of(0, 1, 7, 0, 0, 8),
      targets: { classes: ['p', 'q'], numbers: Int32Array.of(1, 1) },
    });
    expect(result.value.notices.map(({ code }) => code)).toEqual([
      'csv-text-became-inputs',
      'csv-unknown-text',
    ]);
  });

  it.each([
    ['lacks an input', 'colour,y\nred,p\n', 'csv-unknown-feature'],
    ['lacks the target', 'colour,a\nred,1\n', 'csv-unknown-target'],
    ['has a class of its own', 'colour,a,y\nred,1,r\n', 'csv-unknown-class'],
  ])('refuses one that %s', async (_, text, code) => {
    expect(await validated(text)()).toMatchObject({ problems: [{ code }] });
  });
});

function context() {
  return { folder, progress: () => undefined };
}

function options(fields: object): OptionsOf<'csv'> {
  const data = v.parse(dataSchema, { source: 'csv', ...fields });
  if (data.source !== 'csv') throw new Error('expected CSV');
  return data;
}

async function read(content: string | Buffer, fields: Fields): Promise<Result<SourceRows>> {
  await writeFile(join(folder, 'data.csv'), content);
  const all: Fields = { path: 'data.csv', ...fields };
  const given = Object.entries(all).filter(([, value]) => value !== undefined);
  return readCsv(options(Object.fromEntries(given)), context());
}

async function rows(content: string | Buffer, fields: Fields): Promise<SourceRows> {
  const result = await read(content, fields);
  if (!result.ok) throw new Error(result.problems[0].message);
  return result.value;
}

async function refusal(content: string | Buffer, fields: Fields): Promise<Problem> {
  const result = await read(content, fields);
  if (result.ok) throw new Error('expected a problem');
  return result.problems[0];
}
