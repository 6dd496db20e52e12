// node build/keras/check-export.mjs: exports the experiments of electron/engine/keras for Keras, loads them there, and
// compares what both predict.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { kerasEnvironment } from '../peers/environments.mjs';
import { progressReport } from '../setup/progress-report.mjs';
import { environmentPython, pythonEnvironment } from '../setup/python-environment.mjs';
import { endWithProblem } from '../setup/report-problem.mjs';
import { runCommand } from '../setup/run-command.mjs';
import { bringToDone } from '../setup/step-runner.mjs';
import { currentSurroundings } from '../setup/surroundings.mjs';

async function checkExport() {
  const surroundings = currentSurroundings();
  await bringToDone([pythonEnvironment(surroundings, kerasEnvironment)], surroundings, (step) =>
    progressReport(step.name),
  );
  const folder = mkdtempSync(join(tmpdir(), 'gradient-lab-keras-'));
  try {
    for (const { name, file, rows } of await exportedRuns(surroundings.repository)) {
      writeFileSync(join(folder, `${name}.keras`), file);
      writeFileSync(join(folder, `${name}.safetensors`), rows);
    }
    const python = environmentPython(surroundings.cache, kerasEnvironment);
    const script = join(import.meta.dirname, 'check_export.py');
    const { code, output } = await runCommand(python, [script, folder], {
      onLine: (line) => process.stdout.write(`${line}\n`),
    });
    if (code !== 0) process.stderr.write(output);
    process.exitCode = code;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The product is built for CommonJS, where a file knows its folder by the name __dirname.
 *
 * @param {string} repository
 * @returns {Promise<readonly import('../../electron/export/keras/exported-runs').ExportedRun[]>}
 */
async function exportedRuns(repository) {
  const define = { __dirname: JSON.stringify(join(repository, 'electron', 'engine', 'keras')) };
  const file = join(repository, 'electron', 'export', 'keras', 'exported-runs.ts');
  const { module } = await runnerImport(file, { configFile: false, define });
  return /** @type {any} */ (module).exportedRuns;
}

checkExport().catch(endWithProblem);
