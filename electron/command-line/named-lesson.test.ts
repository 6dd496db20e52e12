import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { namedLessons } from './named-lesson';

const example = resolve(__dirname, '..', '..', 'docs', 'examples', 'flat-loss-lesson.json');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradient-lab-test-'));
  const text = await readFile(example, 'utf8');
  await writeFile(join(folder, 'late.json'), text.replace('"version": 1', '"version": 9'));
  await writeFile(join(folder, 'without-answer.json'), text.replace('"answer"', '"answers"'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

it('without a name all lessons are meant', async () => {
  const named = await namedLessons();
  expect(named.ok && named.value.length).toBe(10);
});

it('a name means the bundled lesson that has it', async () => {
  const named = await namedLessons('look-alikes');
  expect(named.ok && named.value.map(({ lesson }) => lesson.name)).toEqual(['look-alikes']);
});

it('a path means the lesson in that file, with its data beside it', async () => {
  const named = await namedLessons(example);
  expect(named.ok && named.value).toEqual([
    {
      lesson: expect.objectContaining({ name: example }) as unknown,
      folder: resolve(example, '..'),
    },
  ]);
});

it.each([
  ['look-alike', 'unknown-lesson', 'no lesson "look-alike"'],
  ['./look-alike', 'file-not-found', 'look-alike'],
  ['missing.json', 'file-not-found', 'missing.json'],
])('%s is refused as %s', async (name, code, words) => {
  const named = await namedLessons(name);
  expect(named.ok ? null : named.problems[0].code).toBe(code);
  expect(named.ok ? null : named.problems[0].message).toContain(words);
});

it.each([
  ['late.json', 'version: expected 1, found 9'],
  ['without-answer.json', 'question.answer'],
])('what is wrong with %s is said with the file and the place in it', async (file, words) => {
  const path = join(folder, file);
  const named = await namedLessons(path);
  const message = named.ok ? '' : named.problems[0].message;
  expect(message).toContain(path);
  expect(message).toContain(words);
});
