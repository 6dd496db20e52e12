// npm run calibrate: development alone. Trains the suite by which verdicts are calibrated (most of an
// hour on two cores; out/calibration keeps what is trained) and writes what it measured.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { runInForeground } from './launch/launch-app.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const folder = join('out', 'calibration');
await build({
  configFile: false,
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: {
    ssr: 'electron/calibration/calibrate.ts',
    outDir: join(folder, 'program'),
    target: 'node20',
    rolldownOptions: {
      external: [/^@tensorflow\//],
      output: { format: 'cjs', entryFileNames: 'calibrate.cjs' },
    },
  },
});
const program = join(folder, 'program', 'calibrate.cjs');
process.exitCode = await runInForeground(process.execPath, [program, folder], process.env);
