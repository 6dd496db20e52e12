import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PNG } from 'pngjs';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataSchema } from '../../../shared/data/data-source';
import type { Result } from '../../../shared/problems/problem';
import { jpegOfOneColour, plane, pngOfPlane } from '../formats/pictures.fixture';
import type { SourceRows } from '../reader';
import { readImages } from './images';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'images-'));
  await put('coloured/cat/b.png', Buffer.from(pngOfPlane.colour, 'base64'));
  await put('coloured/cat/a.PNG', grey(4, 6, 10));
  await put('coloured/cat/notes.txt', Buffer.from('no picture'));
  await put('coloured/dog/a.png', grey(4, 6, 20));
  await put('coloured/readme.md', Buffer.from('no folder'));
  await put('grey/one/a.png', grey(3, 2, 10));
  await put('grey/two/a.png', grey(3, 2, 20));
  await put('more/two/a.png', grey(6, 4, 30));
  await put('mixed/one/a.png', grey(3, 2, 10));
  await put('mixed/two/a.jpg', Buffer.from(jpegOfOneColour, 'base64'));
  for (let count = 0; count < 11; count += 1) await put(`many/one/${count}.png`, grey(1, 1, 0));
  await put('broken/one/a.png', Buffer.from('no picture'));
  await put('strange/three/a.png', grey(3, 2, 10));
});
afterAll(() => rm(folder, { recursive: true }));

describe('readImages', () => {
  it('takes the folders for classes and keeps colour where one picture has some', async () => {
    const { table, preview } = await rows({ path: 'coloured' });
    expect(table.sampleShape).toEqual([4, 6, 3]);
    expect(table.targets).toMatchObject({
      classes: ['cat', 'dog'],
      numbers: Int32Array.of(0, 0, 1),
    });
    expect([...table.inputs.subarray(72, 144)]).toEqual(plane);
    expect(preview.rows[1]).toEqual(['b.png', '4', '6', 'cat']);
  });

  it('has one channel where every picture is grey', async () => {
    const { table } = await rows({ path: 'grey' });
    expect(table.sampleShape).toEqual([3, 2, 1]);
    expect([...table.inputs]).toEqual([10, 10, 10, 10, 10, 10, 20, 20, 20, 20, 20, 20]);
  });

  it('brings pictures to the size that is asked for', async () => {
    const { table } = await rows({ path: 'mixed', size: [8, 8] });
    expect(table.sampleShape).toEqual([8, 8, 3]);
    expect([...table.inputs.subarray(0, 3)]).toEqual([10, 10, 10]);
  });

  it('brings validation pictures to the size of the training pictures', async () => {
    const { validation } = await rows({ path: 'grey', validationPath: 'more' });
    expect(validation).toMatchObject({ sampleShape: [3, 2, 1], count: 1 });
    expect(validation?.targets).toMatchObject({ numbers: Int32Array.of(1) });
  });

  it.each([
    ['pictures of different sizes', { path: 'mixed' }, 'images-different-sizes'],
    ['a picture that is none', { path: 'broken' }, 'picture-unreadable'],
    ['a folder without folders', { path: 'grey/one' }, 'images-none-found'],
    ['a folder that is not there', { path: 'absent' }, 'images-none-found'],
    [
      'a class unknown in training',
      { path: 'grey', validationPath: 'strange' },
      'images-unknown-class',
    ],
    ['more than fits into memory', { path: 'many', size: [4096, 4096] }, 'images-too-many'],
    ['larger than can be trained on', { path: 'grey', size: [4096, 2048] }, 'images-too-large'],
  ])('refuses %s', async (_, fields, code) => {
    const result = await read(fields);
    expect(result).toMatchObject({ problems: [{ code }] });
  });
});

async function put(path: string, content: Buffer): Promise<void> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

function grey(height: number, width: number, value: number): Buffer {
  const png = new PNG({ height, width });
  png.data.fill(value);
  return PNG.sync.write(png);
}

function read(fields: object): Promise<Result<SourceRows>> {
  const options = v.parse(dataSchema, { source: 'images', ...fields });
  if (options.source !== 'images') throw new Error('expected images');
  return readImages(options, { folder, progress: () => undefined });
}

async function rows(fields: object): Promise<SourceRows> {
  const result = await read(fields);
  if (!result.ok) throw new Error(result.problems[0].message);
  return result.value;
}
