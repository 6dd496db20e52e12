import { defineConfig } from '@playwright/test';

/** Tests tagged @long run in `npm run test:long` only. */
const long = process.env.GRADIENT_LAB_LONG === '1';
/** Tests tagged @packages run in `npm run test:package` only. */
const packages = process.env.GRADIENT_LAB_PACKAGES !== undefined;
/** Tests tagged @measure run in `npm run measure:start` only. */
const measure = process.env.GRADIENT_LAB_INSTALLED !== undefined;
const tag = packages ? /@packages/ : measure ? /@measure/ : long ? /@long/ : null;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  timeout: long || packages || measure ? 600_000 : 60_000,
  expect: { timeout: 10_000 },
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  ...(tag === null ? { grepInvert: /@(long|packages|measure)/ } : { grep: tag }),
});
