import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the bundles do not hold: they find it below the application's root. */
const folders = ['out/main', 'out/preload', 'out/renderer', 'electron/datasets/bundled'];

/**
 * The app's own files and nothing else: the bundles contain the packages that they are made of, and what is native lies
 * outside (native-modules.mjs).
 *
 * @param {import('./package-places.mjs').Places} places
 */
export function stageApp({ repository, staged, version }) {
  for (const folder of folders) {
    cpSync(join(repository, folder), join(staged, folder), { recursive: true });
  }
  mkdirSync(staged, { recursive: true });
  const description = {
    name: 'gradient-lab',
    productName: 'Gradient Lab',
    version,
    description: 'See why deep networks stop learning, and fix them.',
    author: 'Gradient Lab contributors',
    license: 'MIT',
    main: 'out/main/main.js',
    dependencies: {},
  };
  writeFileSync(join(staged, 'package.json'), `${JSON.stringify(description, null, 2)}\n`);
}
