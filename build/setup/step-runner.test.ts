import { mkdtempSync, rmSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bringToDone } from './step-runner.mjs';
import { silentReport } from './silent-report.mjs';
import { currentSurroundings } from './surroundings.mjs';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'steps-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function bring(...steps: readonly ReturnType<typeof step>[]) {
  const surroundings = {
    ...currentSurroundings(),
    cache: join(folder, 'cache'),
    state: join(folder, 'state'),
  };
  return bringToDone(steps, surroundings, () => silentReport);
}

/** A step that records when it runs, and is done from then on. */
function step(name: string, log: string[], done = false, works = true) {
  return {
    name,
    what: name,
    isDone: () => done,
    async run() {
      log.push(name);
      done = works;
    },
  };
}

describe('bringToDone', () => {
  it('runs what is not done, in order', async () => {
    const log: string[] = [];
    await bring(step('first', log), step('second', log, true), step('third', log));
    expect(log).toEqual(['first', 'third']);
  });

  it('touches nothing where all is done', async () => {
    await bring(step('only', [], true));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('stops at the first step that fails', async () => {
    const log: string[] = [];
    const failing = { ...step('failing', log), run: () => Promise.reject(new Error('no luck')) };
    await expect(bring(failing, step('after', log))).rejects.toThrow('no luck');
    expect(log).toEqual([]);
  });

  it('does not believe a step that ends without its result', async () => {
    await expect(bring(step('hollow', [], false, false))).rejects.toThrow('"hollow" ended');
  });

  it('takes a step for done that another process finished meanwhile', async () => {
    const log: string[] = [];
    let looks = 0;
    const elsewhere = { ...step('elsewhere', log), isDone: () => ++looks > 1 };
    await bring(elsewhere);
    expect(log).toEqual([]);
  });
});
