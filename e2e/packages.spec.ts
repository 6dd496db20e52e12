import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { chownSync, copyFileSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startPackagedApp } from './support/packaged-app';

/**
 * The packages as people get them, each in a clean Debian without Node, Python, a compiler or a network, used by an ordinary
 * user with Chromium's sandbox on: `npm run test:package`, which makes that Debian.
 */
const packages = process.env.GRADIENT_LAB_PACKAGES ?? '';
const root = process.env.GRADIENT_LAB_CLEAN_ROOT ?? '';
const version = process.env.GRADIENT_LAB_VERSION ?? '';
const repository = resolve(__dirname, '..');
const home = '/home/tester';
const experiment = `${home}/sigmoid.gradient-lab`;

test.describe.configure({ mode: 'serial' });

test.beforeAll('put the starting example into the home', () => {
  const file = join(root, experiment);
  copyFileSync(join(repository, 'shared/experiment/examples/ten-sigmoid-layers.json'), file);
  chownSync(file, 1000, 1000);
});

/** How a package gets into the clean Debian, what starts it there, and how it goes. */
interface Kind {
  readonly name: string;
  readonly install: readonly string[];
  readonly program: string;
  readonly window: string;
  readonly remove: readonly string[];
}

const kinds: readonly Kind[] = [
  {
    name: 'deb',
    install: ['dpkg', '--install', `/packages/gradient-lab_${version}_amd64.deb`],
    program: 'gradient-lab',
    window: '/opt/gradient-lab/gradient-lab-app',
    remove: ['dpkg', '--purge', 'gradient-lab'],
  },
  {
    name: 'tar.gz',
    install: ['tar', '-xzf', `/packages/gradient-lab-${version}-linux-x64.tar.gz`, '-C', '/srv'],
    program: `/srv/gradient-lab-${version}-linux-x64/gradient-lab`,
    window: `/srv/gradient-lab-${version}-linux-x64/gradient-lab-app`,
    remove: ['rm', '-r', `/srv/gradient-lab-${version}-linux-x64`],
  },
  {
    // Where there is no FUSE, an AppImage unpacks itself to start; its window is reached the same way.
    name: 'AppImage',
    install: ['cp', `/packages/gradient-lab-${version}-x86_64.AppImage`, '/srv/gradient-lab'],
    program: '/srv/gradient-lab',
    window: '/srv/gradient-lab',
    remove: ['rm', '/srv/gradient-lab'],
  },
];

for (const kind of kinds) {
  test(`${kind.name}: install, train, remedy, save, quit, start again, remove @packages`, async () => {
    const before = new Set(filesOfTheSystem());
    asRoot(...kind.install);
    for (const program of ['node', 'python3', 'gcc']) {
      expect(() => asUser('sh', '-c', `command -v ${program}`), program).toThrow();
    }
    expect(asUser(kind.program, 'devices')).toContain('TensorFlow');
    const result = asUser(kind.program, 'run', experiment, '--epochs', '2', '--json');
    expect(JSON.parse(resultIn(result))).toMatchObject({ engine: { name: 'tensorflow' } });

    const first = await startPackagedApp(inside(kind.window, experiment));
    tell('first start', `${first.startMs.toFixed(0)} ms`);
    await train(first.page);
    await expect(first.page.getByTestId('verdict-announcement')).toContainText(/vanish/i);
    await switchReluTo(first.page, true);
    await save(first.page, true);
    await first.quit();

    const second = await startPackagedApp(inside(kind.window, experiment));
    tell('next start', `${second.startMs.toFixed(0)} ms`);
    await switchReluTo(second.page, false);
    await save(second.page, false);
    await second.quit();

    asRoot(...kind.remove);
    const left = filesOfTheSystem().filter((file) => !before.has(file));
    expect(left).toEqual([]);
  });
}

async function train(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Train', exact: true });
  await button.click();
  await expect(button).toBeHidden();
  await expect(button).toBeVisible({ timeout: 120_000 });
}

/** After a run this starts its pair at once; that is waited for, since the program asks before it ends a run. */
async function switchReluTo(page: Page, on: boolean): Promise<void> {
  const relu = page.getByRole('switch', { name: 'ReLU' });
  await expect(relu).toBeChecked({ checked: !on });
  await relu.click();
  await expect(relu).toBeChecked({ checked: on });
  const button = page.getByRole('button', { name: 'Train', exact: true });
  await expect(button).toBeVisible({ timeout: 120_000 });
}

async function save(page: Page, relu: boolean): Promise<void> {
  await page.keyboard.press('Control+s');
  await expect
    .poll(() => readFileSync(join(root, experiment), 'utf8'))
    .toContain(`"relu": ${relu}`);
}

function tell(type: string, description: string): void {
  test.info().annotations.push({ type, description });
  process.stdout.write(`${type}: ${description}\n`);
}

/** A command in the clean Debian: nothing of this machine but the packages and the place of the display. */
function contained(...words: readonly string[]): readonly [string, ...string[]] {
  const display = '/tmp/.X11-unix';
  return [
    'bwrap',
    ...[
      '--bind',
      root,
      '/',
      '--dev',
      '/dev',
      '--proc',
      '/proc',
      '--perms',
      '1777',
      '--tmpfs',
      '/tmp',
    ],
    ...['--perms', '1777', '--tmpfs', '/dev/shm'],
    ...['--bind', display, display, '--ro-bind', packages, '/packages', '--cap-add', 'ALL'],
    ...[
      '--clearenv',
      '--setenv',
      'PATH',
      '/usr/sbin:/usr/bin:/sbin:/bin',
      '--setenv',
      'HOME',
      home,
    ],
    ...['--setenv', 'APPIMAGE_EXTRACT_AND_RUN', '1'],
    ...['--setenv', 'DISPLAY', process.env.DISPLAY ?? '', '--die-with-parent', '--chdir', '/'],
    ...words,
  ];
}

function inside(...words: readonly string[]): readonly [string, ...string[]] {
  const user = ['setpriv', '--reuid=1000', '--regid=1000', '--clear-groups', '--inh-caps=-all'];
  return contained(...user, ...words);
}

function asUser(...words: readonly string[]): string {
  const [program, ...rest] = inside(...words);
  return execFileSync(program, rest, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function asRoot(...words: readonly string[]): void {
  const [program, ...rest] = contained(...words);
  execFileSync(program, rest, { stdio: ['ignore', 'ignore', 'pipe'] });
}

/** All but what is the user's, and the package manager's own notes. */
function filesOfTheSystem(): readonly string[] {
  const without = [
    'home',
    'var/lib/dpkg',
    'var/log',
    'var/cache',
    'tmp',
    'proc',
    'dev',
    'packages',
  ];
  const words = without.flatMap((folder) => ['-path', join(root, folder), '-prune', '-o']);
  return execFileSync('find', [root, ...words, '-print'], { encoding: 'utf8', maxBuffer: 1e8 })
    .trim()
    .split('\n')
    .sort();
}

/** An AppImage that unpacks itself writes the names of its files around it. */
function resultIn(output: string): string {
  return /\{"format":.*\}/.exec(output)?.[0] ?? '';
}
