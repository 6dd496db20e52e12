import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../setup/run-command.mjs';
import { problemFromOutput } from '../setup/setup-problem.mjs';
import { bindingPackage, libraryFolder } from '../setup/tensorflow-library.mjs';

/** The names under which the binding asks for them. */
const libraries = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'];

/**
 * TensorFlow and its binding, in a `node_modules` beside the archive of sources: Node looks there after the archive itself,
 * and the loader finds the libraries by the binding's run path. Symbols that nothing at run time needs are left out.
 *
 * @param {import('../setup/surroundings.mjs').Surroundings} surroundings
 * @param {string} resources Electron's folder of resources
 */
export async function addTensorFlow({ repository, cache }, resources) {
  const from = bindingPackage(repository);
  const to = join(resources, 'node_modules', '@tensorflow', 'tfjs-node-gpu');
  const binding = join('lib', 'napi-v8', 'tfjs_binding.node');
  mkdirSync(join(to, 'lib', 'napi-v8'), { recursive: true });
  mkdirSync(join(to, 'deps', 'lib'), { recursive: true });
  copyFileSync(join(from, 'package.json'), join(to, 'package.json'));
  copyFileSync(join(from, binding), join(to, binding));
  for (const name of libraries) {
    const library = join(libraryFolder(cache), 'tensorflow', name);
    await strip(library, join(to, 'deps', 'lib', name));
  }
}

/**
 * @param {string} from
 * @param {string} to
 */
async function strip(from, to) {
  const { code, output } = await runCommand('strip', ['--strip-unneeded', '-o', to, from]);
  if (code !== 0) throw problemFromOutput(`Stripping ${from} failed.`, output);
}
