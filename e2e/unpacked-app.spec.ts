import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { putCrashingPack } from './support/crashing-pack';
import { startPackagedApp } from './support/packaged-app';

/** The app as the packages hold it; how they install and go is the matter of packages.spec.ts. */
const repository = resolve(__dirname, '..');
const app = join(repository, 'out', 'packages', 'work', 'linux-unpacked');
let home = '';

test.beforeAll('put the app together', () => {
  execFileSync(process.execPath, [join(repository, 'build', 'package', 'folder.mjs')], {
    stdio: 'ignore',
  });
  home = mkdtempSync(join(tmpdir(), 'gradient-lab-unpacked-'));
});

test.afterAll(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));

test('trains in its window', async () => {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const { page, quit } = await startPackagedApp([join(app, 'gradient-lab-app'), ...asRoot], {
    ...process.env,
    ELECTRON_RUN_AS_NODE: undefined,
    GRADIENT_LAB_HOME: join(home, 'window'),
  });
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByTestId('verdict-announcement')).toContainText(/vanishing/i, {
    timeout: 60_000,
  });
  await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeVisible({
    timeout: 60_000,
  });
  await quit();
});

test('trains on the command line without a display', () => {
  const trained = commandLine('run', 'ten-sigmoid-layers', '--epochs', '1', '--json');
  expect(trained).toMatchObject({ epochs: [{}], engine: { name: 'tensorflow', device: 'CPU' } });
  expect(commandLine('runs', '--json')).toMatchObject({ runs: [{ name: 'Ten sigmoid layers' }] });
});

test('takes no code from its surroundings', () => {
  const [foreign, trace] = [join(home, 'foreign.cjs'), join(home, 'foreign-ran')];
  writeFileSync(foreign, `require('node:fs').writeFileSync(${JSON.stringify(trace)}, '')`);
  const environment = { NODE_OPTIONS: `--require=${foreign}`, GRADIENT_LAB_HOME: home };
  commandLineWith(environment, 'runs', '--json');
  expect(existsSync(trace)).toBe(false);
});

/** In Electron's order; 1 is on. Only the first is not as strict as can be: see docs/security.md. */
test('has its fuses set: runs as Node, no NODE_OPTIONS, no inspector, the app from its archive', () => {
  const program = readFileSync(join(app, 'gradient-lab-app'));
  const wire = program.indexOf('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX') + 32;
  const [runAsNode, , nodeOptions, nodeInspector, , onlyFromArchive] = program
    .subarray(wire + 2, wire + 8)
    .toString('latin1');
  expect({ runAsNode, nodeOptions, nodeInspector, onlyFromArchive }).toEqual({
    runAsNode: '1',
    nodeOptions: '0',
    nodeInspector: '0',
    onlyFromArchive: '1',
  });
});

test('holds the terms of everything that it is made of', () => {
  const terms = readFileSync(join(app, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
  for (const part of ['Electron', 'TensorFlow 2.21.0', 'svelte 5', 'libsql', 'Bundled data']) {
    expect(terms).toContain(part);
  }
  expect(existsSync(join(app, 'LICENSES.chromium.html'))).toBe(true);
});

test('starts and trains with a GPU pack that crashes, and says so', async () => {
  const folder = join(home, 'crashing-pack');
  putCrashingPack(folder);
  const environment = { GRADIENT_LAB_HOME: folder, GRADIENT_LAB_GPU_PACK: 'always' };
  const devices = commandLineWith(environment, 'devices', '--json');
  expect(devices).toMatchObject({
    tensorflow: '2.21.0',
    missingGpu: expect.stringMatching(/GPU pack.*SIGSEGV/),
  });
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const { page, quit } = await startPackagedApp([join(app, 'gradient-lab-app'), ...asRoot], {
    ...process.env,
    ELECTRON_RUN_AS_NODE: undefined,
    ...environment,
  });
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByRole('button', { name: /^Device: CPU · .* ms\/step/ })).toBeVisible({
    timeout: 60_000,
  });
  await page.getByRole('button', { name: /^Device: / }).click();
  await expect(
    page.getByText(/The GPU pack cannot be used: .*crashed in native code/),
  ).toBeVisible();
  await quit();
});

/** What a command prints on its last line. */
function commandLine(...words: readonly string[]): unknown {
  return commandLineWith({ GRADIENT_LAB_HOME: join(home, 'command-line') }, ...words);
}

function commandLineWith(environment: NodeJS.ProcessEnv, ...words: readonly string[]): unknown {
  const output = execFileSync(join(app, 'gradient-lab'), words, {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(output.trimEnd().split('\n').at(-1) ?? '');
}
