import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { Problem, Result } from '../../../shared/problems/problem';
import { fail, succeed } from '../../../shared/problems/problem';
import { withoutTensorFlow } from '../without-tensorflow';
import { reasonNotToLoad, thisProcessor } from './cannot-load';
import { choosePack } from './chosen-pack';
import { setEnvironment } from './environment';
import { bindingPath, placeBinding } from './place-binding';

/** The part of tfjs-node's native module that is used here (its binding/tfjs_binding.cc). */
export interface Binding {
  readonly TF_Version: string;
  isUsingGpuDevice(): boolean;
  /** The tensor shares the array's memory until it is deleted. */
  createTensor(shape: readonly number[], type: number, values: Float32Array | Int32Array): number;
  deleteTensor(tensor: number): void;
  tensorDataSync(tensor: number): Float32Array | Int32Array;
  loadSavedModel(folder: string, tags: string): number;
  deleteSavedModel(model: number): void;
  /** Names are `<node>:<output>`, separated by commas. */
  runSavedModel(
    model: number,
    inputs: readonly number[],
    inputNames: string,
    outputNames: string,
  ): readonly { readonly id: number }[];
}

let loaded: Result<Binding> | null = null;
/** The GPU pack that the library was loaded from; null: the program's own library. */
let packInUse: string | null = null;
let packProblem: string | null = null;

/**
 * TensorFlow, loaded once in a process. The native module is taken without the JavaScript library around it,
 * which would double the time until it is there and add nothing: programs are compiled here.
 */
export function loadBinding(): Result<Binding> {
  loaded ??= tryToLoad();
  return loaded;
}

const packageName = '@tensorflow/tfjs-node-gpu';
const nativeModule = `${packageName}/${bindingPath}`;

/** The folder below which the libraries lie: of the GPU pack, or of the npm package; null where neither is installed. */
export function bindingFolder(): string | null {
  if (packInUse !== null) return packInUse;
  try {
    return dirname(createRequire(import.meta.url).resolve(`${packageName}/package.json`));
  } catch {
    return null;
  }
}

/** Why the GPU pack that is there was not used, in words; null: it was, or there is none. */
export function gpuPackProblem(): string | null {
  return packProblem;
}

function tryToLoad(): Result<Binding> {
  const reason = withoutTensorFlow() ?? reasonNotToLoad(thisProcessor());
  if (reason !== null) return fail(loadProblem(reason));
  setEnvironment();
  const require = createRequire(import.meta.url);
  const pack = choosePack();
  if (pack?.kind === 'use') {
    const fromPack = load(require, () => placeBinding(require.resolve(nativeModule), pack.folder));
    if (fromPack.ok) {
      packInUse = pack.folder;
      return fromPack;
    }
    packProblem = packWords(fromPack.problems[0].message);
  } else if (pack !== null) packProblem = packWords(`${pack.reason}.`);
  return load(require, () => nativeModule);
}

function load(require: NodeJS.Require, place: () => string): Result<Binding> {
  try {
    const loaded: unknown = require(place());
    return isBinding(loaded) ? succeed(loaded) : fail(loadProblem('it is another module'));
  } catch (error) {
    return fail(loadProblem(error instanceof Error ? error.message : String(error)));
  }
}

function packWords(why: string): string {
  return `The GPU pack cannot be used: ${why} The processor trains instead; remove the pack or add it again.`;
}

function isBinding(loaded: unknown): loaded is Binding {
  return typeof loaded === 'object' && loaded !== null && 'runSavedModel' in loaded;
}

function loadProblem(reason: string): Problem {
  const missing = /Cannot find module|cannot open shared object/.test(reason);
  return {
    code: 'tensorflow-not-loaded',
    message: `TensorFlow could not be loaded: ${sentence(firstLine(reason))}`,
    hint: missing
      ? 'Run the set-up again; until then the reference engine (slow) trains instead.'
      : 'The reference engine (slow) trains instead.',
  };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
