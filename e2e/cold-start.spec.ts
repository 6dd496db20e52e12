import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { recordRunEvents, waitForRunEvent } from './support/bridge';
import { startPackagedApp } from './support/packaged-app';

/** How fast the installed program is: `npm run measure:start` unpacks a deb and names its folder. */
const installed = process.env.GRADIENT_LAB_INSTALLED ?? '';
const starts = 3;

/** Everything that the kernel remembers of the disk is forgotten, as after switching the computer on. */
function coolDown(): void {
  execFileSync('sync');
  writeFileSync('/proc/sys/vm/drop_caches', '3');
}

test('first starts from a cold disk @measure', async () => {
  for (let start = 1; start <= starts; start += 1) {
    const home = mkdtempSync(join(tmpdir(), 'gradient-lab-cold-'));
    coolDown();
    const { page, startMs, quit } = await startPackagedApp(
      [join(installed, 'gradient-lab-app'), '--no-sandbox'],
      { ...process.env, ELECTRON_RUN_AS_NODE: undefined, GRADIENT_LAB_HOME: home },
    );
    const usable = performance.now();
    await recordRunEvents(page);
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await waitForRunEvent(page, 'epoch');
    const training = performance.now() - usable;
    await page.getByRole('button', { name: 'Train', exact: true }).waitFor();
    await quit();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    process.stdout.write(
      `start ${start}: usable after ${seconds(startMs)}, training ${seconds(training)} later\n`,
    );
  }
});

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
