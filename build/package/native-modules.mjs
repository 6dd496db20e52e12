import { copyFileSync, cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../setup/run-command.mjs';
import { problemFromOutput } from '../setup/setup-problem.mjs';
import { bindingPackage, libraryFolder } from '../setup/tensorflow-library.mjs';

/** The names under which the binding asks for them. */
const libraries = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'];

/**
 * SQLite, TensorFlow and its binding, in a `node_modules` beside the archive of sources: Node looks there after the archive itself,
 * and the loader finds the libraries by the binding's run path. Symbols that nothing at run time needs are left out.
 *
 * @param {import('../setup/surroundings.mjs').Surroundings} surroundings
 * @param {string} resources Electron's folder of resources
 */
export async function addNativeModules(surroundings, resources) {
  copyDatabase(surroundings, resources);
  for (const { from, to } of copyBinding(surroundings, resources)) await strip(from, to);
}

/**
 * The same with links to the libraries as set-up has them, for an app that stays on this machine.
 *
 * @param {import('../setup/surroundings.mjs').Surroundings} surroundings
 * @param {string} resources
 */
export function linkNativeModules(surroundings, resources) {
  copyDatabase(surroundings, resources);
  for (const { from, to } of copyBinding(surroundings, resources)) symlinkSync(from, to);
}

/**
 * @param {import('../setup/surroundings.mjs').Surroundings} surroundings
 * @param {string} resources
 */
function copyDatabase({ repository }, resources) {
  const module = join('node_modules', '@libsql', 'linux-x64-gnu');
  cpSync(join(repository, module), join(resources, module), { recursive: true });
}

/**
 * @param {import('../setup/surroundings.mjs').Surroundings} surroundings
 * @param {string} resources
 * @returns {{ from: string, to: string }[]} where the libraries are, and where they belong
 */
function copyBinding({ repository, cache }, resources) {
  const from = bindingPackage(repository);
  const to = join(resources, 'node_modules', '@tensorflow', 'tfjs-node-gpu');
  const binding = join('lib', 'napi-v8', 'tfjs_binding.node');
  mkdirSync(join(to, 'lib', 'napi-v8'), { recursive: true });
  mkdirSync(join(to, 'deps', 'lib'), { recursive: true });
  copyFileSync(join(from, 'package.json'), join(to, 'package.json'));
  copyFileSync(join(from, binding), join(to, binding));
  return libraries.map((name) => ({
    from: join(libraryFolder(cache), 'tensorflow', name),
    to: join(to, 'deps', 'lib', name),
  }));
}

/**
 * @param {string} from
 * @param {string} to
 */
async function strip(from, to) {
  const { code, output } = await runCommand('strip', ['--strip-unneeded', '-o', to, from]);
  if (code !== 0) throw problemFromOutput(`Stripping ${from} failed.`, output);
}
