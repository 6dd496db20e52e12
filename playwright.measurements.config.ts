import { defineConfig } from '@playwright/test';

/** npm run measure:window: what the window's charts cost while a network trains. Prints numbers; nothing is judged. */
export default defineConfig({
  testDir: 'e2e/measurements',
  testMatch: '*.measure.ts',
  outputDir: 'test-results/measurements',
  timeout: 900_000,
  expect: { timeout: 120_000 },
  workers: 1,
  reporter: 'line',
});
