import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { makeComplete } from './complete-folder.mjs';
import { runCommand } from './run-command.mjs';
import { SetupProblem, problemFromOutput } from './setup-problem.mjs';
import { bindingPackage, libraryFolder, tensorflowWheel } from './tensorflow-library.mjs';
import { wheelKey } from './python-wheel.mjs';

const flags = [
  '-O2',
  '-fPIC',
  '-shared',
  '-std=c++17',
  // Newer interfaces than the oldest Node we support would load nowhere else.
  '-DNAPI_VERSION=8',
  '-Wl,-rpath,$ORIGIN/../../deps/lib',
  '-DTF_NewSessionOptions=GradientLab_NewSessionOptions',
];
const sources = ['binding/tfjs_backend.cc', 'binding/tfjs_binding.cc'];
const sessionOptions = join(import.meta.dirname, 'session-options.cc');
const fileName = 'tfjs_binding.node';

/**
 * The bridge between Node and TensorFlow, compiled from the npm package's unmodified sources and the options with which
 * it is to open graphs.
 *
 * @param {import('./surroundings.mjs').Surroundings} surroundings
 * @returns {import('./step-runner.mjs').Step}
 */
export function tensorflowBinding({ cache, repository, state, environment }) {
  const from = bindingPackage(repository);
  const installed = join(from, 'lib', 'napi-v8', fileName);
  const note = join(state, 'tensorflow-binding');
  const compiler = environment.CXX || 'g++';
  return {
    name: "TensorFlow's binding",
    what: `compiling three C++ files with ${compiler}`,
    isDone: () =>
      existsSync(installed) && existsSync(note) && readFileSync(note, 'utf8') === keyOf(from),
    async run(report) {
      const key = keyOf(from);
      const folder = join(cache, `tensorflow-binding-${key}`);
      await makeComplete(folder, async (partial) => {
        report.doing('compiling');
        const library = join(libraryFolder(cache), 'tensorflow');
        await compile(compiler, from, library, join(partial, fileName));
      });
      install(join(folder, fileName), installed);
      mkdirSync(dirname(note), { recursive: true });
      writeFileSync(note, key);
    },
  };
}

/** @param {string} from */
function keyOf(from) {
  const hash = createHash('sha256').update(JSON.stringify([flags, wheelKey(tensorflowWheel)]));
  hash.update(readFileSync(sessionOptions));
  const folder = join(from, 'binding');
  if (existsSync(folder)) {
    for (const name of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * @param {string} compiler
 * @param {string} from the npm package
 * @param {string} library the folder of TensorFlow's headers and libraries
 * @param {string} to
 */
async function compile(compiler, from, library, to) {
  const headers = join(from, '..', '..', 'node-api-headers', 'include');
  const { code, output } = await runCommand(compiler, [
    ...flags,
    ...[headers, join(from, '..'), join(library, 'include')].map((folder) => `-I${folder}`),
    ...sources.map((source) => join(from, source)),
    sessionOptions,
    ...['-o', to, `-L${library}`, '-ltensorflow', '-ltensorflow_framework'],
  ]);
  if (code === 0) return;
  if (code === 127) {
    throw new SetupProblem(
      `No C++ compiler was found (looked for ${compiler}), and set-up compiles the bridge between Node and TensorFlow.`,
      'Install one (Debian and Ubuntu: `sudo apt-get install g++`), or name yours in the environment variable CXX, then run the same command again.',
    );
  }
  throw problemFromOutput('Compiling the bridge between Node and TensorFlow failed.', output);
}

/**
 * A copy, for the loader takes the run path relative to the file's own place.
 *
 * @param {string} from
 * @param {string} to
 */
function install(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, `${to}.partial`);
  renameSync(`${to}.partial`, to);
}
