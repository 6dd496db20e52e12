import { defineConfig } from '@playwright/test';

/** npm run screenshots: pictures of every screen, for people to look at. Nothing is compared. */
export default defineConfig({
  testDir: 'e2e/screens',
  testMatch: '*.shot.ts',
  outputDir: 'test-results/screenshots',
  timeout: 600_000,
  expect: { timeout: 120_000 },
  workers: 1,
  reporter: 'list',
});
