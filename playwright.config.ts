import { defineConfig } from '@playwright/test';

/** Tests tagged @long run in `npm run test:long` only. */
const long = process.env.GRADIENT_LAB_LONG === '1';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  timeout: long ? 600_000 : 60_000,
  expect: { timeout: 10_000 },
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  ...(long ? { grep: /@long/ } : { grepInvert: /@long/ }),
});
