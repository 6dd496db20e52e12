import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { Problem, Result } from '../../../shared/problems/problem';
import { fail, succeed } from '../../../shared/problems/problem';
import { withoutTensorFlow } from '../without-tensorflow';
import { reasonNotToLoad, thisProcessor } from './cannot-load';
import { setEnvironment } from './environment';

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

/**
 * TensorFlow, loaded once in a process. The native module is taken without the JavaScript library around it,
 * which would double the time until it is there and add nothing: programs are compiled here.
 */
export function loadBinding(): Result<Binding> {
  loaded ??= tryToLoad();
  return loaded;
}

const packageName = '@tensorflow/tfjs-node-gpu';
const nativeModule = `${packageName}/lib/napi-v8/tfjs_binding.node`;

/** The folder of the npm package; null where it is not installed. */
export function bindingFolder(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve(`${packageName}/package.json`));
  } catch {
    return null;
  }
}

function tryToLoad(): Result<Binding> {
  const reason = withoutTensorFlow() ?? reasonNotToLoad(thisProcessor());
  if (reason !== null) return fail(loadProblem(reason));
  setEnvironment();
  const require = createRequire(import.meta.url);
  try {
    const loaded: unknown = require(nativeModule);
    return isBinding(loaded) ? succeed(loaded) : fail(loadProblem('it is another module'));
  } catch (error) {
    return fail(loadProblem(error instanceof Error ? error.message : String(error)));
  }
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
