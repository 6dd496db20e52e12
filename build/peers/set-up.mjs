// node build/peers/set-up.mjs [--torch]: makes the Python environments of the benchmark's peers unless
// they are there, and prints which peers there are, as JSON; progress goes to standard error.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { progressReport } from '../setup/progress-report.mjs';
import { environmentPython, pythonEnvironment } from '../setup/python-environment.mjs';
import { endWithProblem } from '../setup/report-problem.mjs';
import { bringToDone } from '../setup/step-runner.mjs';
import { currentSurroundings } from '../setup/surroundings.mjs';
import { jaxEnvironment, kerasEnvironment, torchEnvironment } from './environments.mjs';

/**
 * What `gradient-lab bench --peers` starts, one process for each.
 *
 * @typedef {object} Peer
 * @property {string} name
 * @property {string[]} command
 */

async function setUpPeers() {
  const surroundings = currentSurroundings();
  const { cache } = surroundings;
  const wanted = [jaxEnvironment, kerasEnvironment];
  if (process.argv.includes('--torch')) wanted.push(torchEnvironment);
  await bringToDone(
    wanted.map((environment) => pythonEnvironment(surroundings, environment)),
    surroundings,
    (step) => progressReport(step.name),
  );
  const jax = environmentPython(cache, jaxEnvironment);
  const keras = environmentPython(cache, kerasEnvironment);
  const torch = environmentPython(cache, torchEnvironment);
  /** @type {Peer[]} */
  const peers = [
    { name: 'JAX, jit of a scan', command: [jax, script('jax_peer.py'), 'scan'] },
    { name: 'JAX, jit of a step', command: [jax, script('jax_peer.py'), 'step'] },
    { name: 'Keras fit', command: [keras, script('keras_peer.py'), 'default'] },
    { name: 'Keras fit, jit, 32 steps', command: [keras, script('keras_peer.py'), 'jit'] },
    { name: 'Keras fit, no jit, 32 steps', command: [keras, script('keras_peer.py'), 'op-by-op'] },
    ...(existsSync(torch)
      ? [
          { name: 'PyTorch eager', command: [torch, script('torch_peer.py'), 'eager'] },
          { name: 'torch.compile', command: [torch, script('torch_peer.py'), 'compiled'] },
        ]
      : []),
    { name: 'tfjs-layers', command: [process.execPath, script('tfjs_peer.mjs')] },
  ];
  if (!existsSync(torch)) {
    process.stderr.write(
      'PyTorch is left out: it is not installed. node build/peers/set-up.mjs --torch installs it.\n',
    );
  }
  process.stdout.write(`${JSON.stringify(peers)}\n`);
}

/** @param {string} name */
function script(name) {
  return join(import.meta.dirname, name);
}

setUpPeers().catch(endWithProblem);
