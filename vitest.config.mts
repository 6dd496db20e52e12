import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/**
 * `vitest run` runs the tests of every day; `vitest run --mode long` runs only `*.long.test.ts`,
 * which may take minutes.
 */
export default defineConfig(({ mode }) => {
  const suffix = mode === 'long' ? '.long.test.ts' : '.test.ts';
  // Told to each project: from the root they would take that of another mode.
  const testTimeout = mode === 'long' ? 600_000 : 20_000;
  const exclude = ['**/node_modules/**', ...(mode === 'long' ? [] : ['**/*.long.test.ts'])];
  return {
    test: {
      passWithNoTests: true,
      maxWorkers: 2,
      projects: [
        {
          extends: true,
          test: { name: 'shared', include: [`shared/**/*${suffix}`], exclude, testTimeout },
        },
        {
          extends: true,
          test: {
            name: 'node',
            include: [`{electron,build}/**/*${suffix}`],
            exclude,
            testTimeout,
          },
        },
        {
          extends: true,
          plugins: [svelte({ configFile: false })],
          // Svelte's client runtime: without it runes are the inert ones of server rendering.
          resolve: { conditions: ['browser'] },
          test: {
            name: 'renderer',
            include: [`renderer/**/*${suffix}`],
            exclude,
            testTimeout,
          },
        },
      ],
    },
  };
});
