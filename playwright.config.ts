import { defineConfig } from '@playwright/test';

/** Tests tagged @long run in `npm run test:long` only. */
const long = process.env.GRADIENT_LAB_LONG === '1';
/** Tests tagged @packages run in `npm run test:package` only. */
const packages = process.env.GRADIENT_LAB_PACKAGES !== undefined;
const tags = packages ? { grep: /@packages/ } : long ? { grep: /@long/ } : null;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  timeout: long || packages ? 600_000 : 60_000,
  expect: { timeout: 10_000 },
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  ...(tags ?? { grepInvert: /@(long|packages)/ }),
});
