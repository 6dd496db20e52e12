import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { madeUpContents, madeUpFiles } from '../../gpu-pack/testing/made-up-pack';
import { choosePack } from './chosen-pack';
import { bindingPath, placeBinding } from './place-binding';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gradient-lab-pack-'));
  for (const [path, text] of Object.entries(madeUpFiles)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const automatic = { wish: 'automatic', failure: null } as const;
const oneGpu = () => ['NVIDIA H100'];
const noGpu = () => [];

describe('choosePack', () => {
  it.each([
    ['is used where there is a GPU', {}, oneGpu, 'use'],
    ['is left aside where the driver names none', {}, noGpu, undefined],
    ['is loaded where none is named if that is wanted', { wish: 'always' }, noGpu, 'use'],
    ['is left aside if that is wanted', { wish: 'never' }, oneGpu, undefined],
    ['is not tried again after an engine died of it', { failure: 'it died' }, oneGpu, 'unusable'],
  ] as const)('a complete pack %s', (_case, environment, gpus, kind) => {
    const choice = choosePack({ ...automatic, folder, ...environment }, gpus, madeUpContents);
    expect(choice?.kind).toBe(kind);
  });

  it('tells what is wrong with a damaged pack, GPU or not', () => {
    writeFileSync(join(folder, 'licences/tensorflow.txt'), 'longer than the terms are');
    const choice = choosePack({ ...automatic, folder }, noGpu, madeUpContents);
    expect(choice).toMatchObject({ kind: 'unusable' });
    expect(choice?.kind === 'unusable' ? choice.reason : '').toContain('licences/tensorflow.txt');
  });

  it('does without where there is no pack', () => {
    expect(choosePack({ ...automatic, folder: null }, oneGpu, madeUpContents)).toBe(null);
    rmSync(folder, { recursive: true });
    expect(choosePack({ ...automatic, folder }, oneGpu, madeUpContents)).toBe(null);
  });
});

describe('placeBinding', () => {
  it('puts the binding of this version where the pack has none or an older one', () => {
    const own = join(folder, 'own.node');
    writeFileSync(own, 'this version');
    const place = join(folder, bindingPath);
    expect(placeBinding(own, folder)).toBe(place);
    writeFileSync(place, 'an older one');
    placeBinding(own, folder);
    expect(readFileSync(place, 'utf8')).toBe('this version');
    expect(existsSync(`${place}.partial-${process.pid}`)).toBe(false);
  });
});
