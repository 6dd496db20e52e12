import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

export interface BuiltPrograms {
  readonly commandLine: string;
  readonly engine: string;
  readonly remove: () => void;
}

const repository = resolve(__dirname, '..', '..');

/** The command line and the engine process, bundled as set-up does, for tests that run them as they are run. */
export async function buildPrograms(): Promise<BuiltPrograms> {
  // Below node_modules, so that TensorFlow's package is found.
  const cache = join(repository, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'gradient-lab-test-'));
  await build({
    configFile: false,
    root: repository,
    logLevel: 'silent',
    ssr: { noExternal: true, external: ['@tensorflow/tfjs-node-gpu'] },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: 'node16.17',
      rolldownOptions: {
        input: {
          'command-line': join(repository, 'electron/command-line/command-line.ts'),
          'engine-process': join(repository, 'electron/engine/engine-process.ts'),
        },
        external: ['electron', /^@tensorflow\//],
        output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: 'parts/[name].js' },
      },
    },
  });
  return {
    commandLine: join(folder, 'command-line.js'),
    engine: join(folder, 'engine-process.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
