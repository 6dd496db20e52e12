// node build/keras/record.mjs: trains the experiments of electron/engine/keras in Keras, and writes
// what came out to electron/engine/keras/recorded, which the tests compare with.
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format } from 'prettier';
import { runnerImport } from 'vite';
import { kerasEnvironment } from '../peers/environments.mjs';
import { progressReport } from '../setup/progress-report.mjs';
import { environmentPython, pythonEnvironment } from '../setup/python-environment.mjs';
import { endWithProblem } from '../setup/report-problem.mjs';
import { runCommand } from '../setup/run-command.mjs';
import { bringToDone } from '../setup/step-runner.mjs';
import { currentSurroundings } from '../setup/surroundings.mjs';

/** Keras's float64 says what is exact, its float32 how far rounding leads away from that. */
const floatTypes = ['float64', 'float32'];

async function record() {
  const surroundings = currentSurroundings();
  await bringToDone([pythonEnvironment(surroundings, kerasEnvironment)], surroundings, (step) =>
    progressReport(step.name),
  );
  const python = environmentPython(surroundings.cache, kerasEnvironment);
  const engine = join(surroundings.repository, 'electron', 'engine', 'keras');
  const module = await kerasRuns(engine);
  const folder = mkdtempSync(join(tmpdir(), 'gradient-lab-keras-'));
  try {
    const runs = await Promise.all(module.kerasExperimentNames().map(module.kerasRun));
    for (const run of runs) writeInputs(folder, run, module.inputsForKeras(run));
    for (const floatType of floatTypes) await train(python, folder, floatType);
    mkdirSync(join(engine, 'recorded'), { recursive: true });
    for (const run of runs) {
      const text = await recordText(folder, run.name, module.fingerprint(run));
      writeFileSync(join(engine, 'recorded', `${run.name}.json`), text);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The product is built for CommonJS, where a file knows its folder by this name.
 *
 * @param {string} engine
 * @returns {Promise<typeof import('../../electron/engine/keras/keras-run')>}
 */
async function kerasRuns(engine) {
  const define = { __dirname: JSON.stringify(engine) };
  const file = join(engine, 'keras-run.ts');
  const { module } = await runnerImport(file, { configFile: false, define });
  return /** @type {any} */ (module);
}

/**
 * @typedef {import('../../electron/engine/keras/keras-run').KerasRun} KerasRun
 *
 * @param {string} folder
 * @param {KerasRun} run
 * @param {Uint8Array} inputs
 */
function writeInputs(folder, { name, text, data, stepsPerEpoch }, inputs) {
  const classes = data.task === 'classification' ? data.classes.length : null;
  const shape = { sampleShape: data.sampleShape, classes, stepsPerEpoch };
  writeFileSync(join(folder, `${name}.json`), text);
  writeFileSync(join(folder, `${name}.safetensors`), inputs);
  writeFileSync(join(folder, `${name}.shape.json`), JSON.stringify(shape));
}

/**
 * @param {string} python
 * @param {string} folder
 * @param {string} floatType
 */
async function train(python, folder, floatType) {
  process.stderr.write(`Training in Keras, ${floatType}\n`);
  const script = join(import.meta.dirname, 'record_losses.py');
  const { code, output } = await runCommand(python, [script, folder, floatType], {
    onLine: (line) => process.stderr.write(`  ${line}\n`),
  });
  if (code !== 0) throw new Error(`Keras ended with code ${code}:\n${output}`);
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {string} inputs fingerprint of what Keras was given
 */
function recordText(folder, name, inputs) {
  const [exact, rounded] = floatTypes.map((floatType) =>
    JSON.parse(readFileSync(join(folder, `${name}.${floatType}.json`), 'utf8'), shortened),
  );
  const { keras, tensorflow, weights, ...float64 } = exact;
  const { losses, validation } = rounded;
  const float32 = { losses, validation };
  const recorded = { keras, tensorflow, inputs, float64, float32, weights };
  return format(JSON.stringify(recorded), { parser: 'json', printWidth: 100 });
}

/**
 * More digits than any tolerance can see would only fill the repository.
 *
 * @param {string} _key
 * @param {unknown} value
 */
function shortened(_key, value) {
  return typeof value === 'number' ? Number(value.toPrecision(10)) : value;
}

record().catch(endWithProblem);
