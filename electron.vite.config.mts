import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import { existsSync } from 'node:fs';

/** The oldest Electron that set-up may install is 22: Node 16.17 and Chromium 108. */
const node = 'node16.17';
const chrome = 'chrome108';

/** The native module finds TensorFlow's libraries by its own place, so it cannot be bundled. */
const external = ['electron', /tfjs_binding\.node$/];

/** Of all packages that went into a bundle: the page about the program shows them. */
const licenses = { fileName: 'licenses.json' };

const mainEntries = {
  main: 'electron/main/main.ts',
  'engine-process': 'electron/engine/engine-process.ts',
  'data-process': 'electron/main/data/data-process.ts',
  'command-line': 'electron/command-line/command-line.ts',
};

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: node,
      externalizeDeps: false,
      minify: false,
      license: licenses,
      rolldownOptions: {
        input: present(mainEntries),
        external,
        output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: 'parts/[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: node,
      externalizeDeps: false,
      minify: false,
      license: licenses,
      rolldownOptions: {
        input: present({ preload: 'electron/preload/preload.ts' }),
        external,
        output: { format: 'cjs', entryFileNames: '[name].js' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [svelte({ configFile: false })],
    css: { transformer: 'lightningcss', lightningcss: { targets: { chrome: 108 << 16 } } },
    build: {
      outDir: 'out/renderer',
      target: chrome,
      cssTarget: chrome,
      assetsInlineLimit: 0,
      license: licenses,
      rolldownOptions: { input: 'renderer/index.html' },
    },
  },
});

function present(entries: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file)));
}
