import type { ElectronApplication, Page } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { experimentSchema } from '../../shared/experiment/experiment';
import { firstPage } from '../support/launched-app';

const examples = resolve(__dirname, '..', '..', 'shared', 'experiment', 'examples');

/** Exact heap sizes, and a collection of garbage before each is read. */
export const heapFlags = ['--enable-precise-memory-info', '--js-flags=--expose-gc'] as const;

/** A copy of an example that trains for so many epochs. */
export function experimentOf(home: string, name: string, epochs: number): string {
  const content: unknown = JSON.parse(readFileSync(join(examples, `${name}.json`), 'utf8'));
  const experiment = v.parse(experimentSchema, content);
  const training = { ...experiment.training, epochs };
  const file = join(home, `${name}.json`);
  writeFileSync(file, JSON.stringify({ ...experiment, training }));
  return file;
}

/** Intervals between frames over some seconds, and the messages that came meanwhile. */
export async function load(page: Page, seconds: number) {
  return page.evaluate(async (duration) => {
    let messages = 0;
    const stop = window.lab.on('run:events', () => (messages += 1));
    const intervals: number[] = [];
    const began = performance.now();
    let last = began;
    while (performance.now() - began < duration * 1000) {
      const now = await new Promise<number>((resolve) => {
        requestAnimationFrame(resolve);
      });
      intervals.push(now - last);
      last = now;
    }
    stop();
    intervals.sort((a, b) => a - b);
    const at = (share: number) => intervals[Math.floor(intervals.length * share)] ?? NaN;
    return { median: at(0.5), slow: at(0.95), messages: messages / duration };
  }, seconds);
}

/** Milliseconds from a click until the window has drawn what it leads to. */
export async function click(page: Page, role: 'tab' | 'button', name: string): Promise<number> {
  const handle = await page.getByRole(role, { name, exact: true }).elementHandle();
  return page.evaluate(async (element) => {
    const began = performance.now();
    if (element instanceof HTMLElement) element.click();
    await new Promise((resolve) => {
      requestAnimationFrame(() => setTimeout(resolve, 0));
    });
    return performance.now() - began;
  }, handle);
}

/** Of the window's own JavaScript, in MB, after a collection. */
export async function heap(page: Page): Promise<number> {
  return page.evaluate(() => {
    const collect: unknown = Reflect.get(window, 'gc');
    if (typeof collect === 'function') Reflect.apply(collect, window, []);
    const memory: unknown = Reflect.get(performance, 'memory');
    const used: unknown =
      typeof memory === 'object' && memory !== null && Reflect.get(memory, 'usedJSHeapSize');
    return typeof used === 'number' ? used / 2 ** 20 : NaN;
  });
}

/** The window when it is ready, 1920 x 1080. */
export async function start(app: ElectronApplication): Promise<Page> {
  const page = await firstPage(app);
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1920, 1080);
  });
  await page.getByRole('button', { name: /^Device: .* ready/ }).waitFor();
  return page;
}

export function tell(words: string): void {
  process.stdout.write(`${words}\n`);
}

export const milliseconds = (value: number) => `${value.toFixed(1)} ms`;
