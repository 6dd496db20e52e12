import type { DataSet } from '../../shared/data/data-set';
import { dataShape } from '../../shared/data/data-set';
import type { RunOptions } from '../../shared/messages/engine-messages';
import type { Problem, Result } from '../../shared/problems/problem';
import { fail, succeed } from '../../shared/problems/problem';
import type { EngineDescription } from '../../shared/signals/run-report';
import { memoryNeed, memoryProblem } from '../../shared/training/memory-need';
import { referenceSession } from '../../shared/training/reference-session';
import type { TrainingPlan } from '../../shared/training/training-plan';
import type { TrainingSession } from '../../shared/training/training-session';
import { availableMemory } from './available-memory';
import { loadBinding } from './tensorflow/binding';
import type { Binding } from './tensorflow/binding';
import { missingGpuReason } from './tensorflow/devices';
import type { Device } from './tensorflow/execution-mode';
import { openTensorFlowSession } from './tensorflow/open-session';

export interface OpenedSession {
  readonly session: TrainingSession;
  readonly engine: EngineDescription;
}

/** What of the machine decides which engine trains. */
export interface Machine {
  readonly loadBinding: () => Result<Binding>;
  readonly availableMemory: () => number;
}

const thisMachine: Machine = { loadBinding, availableMemory };

/**
 * The engine and device that were asked for; by default TensorFlow where it can be loaded, on a GPU where one can be
 * used. A run that this machine's memory cannot hold is refused before it takes any.
 */
export function openSession(
  plan: TrainingPlan,
  data: DataSet,
  { engine, device }: Pick<RunOptions, 'engine' | 'device'>,
  machine = thisMachine,
): Result<OpenedSession> {
  if (engine === 'reference') return openReference(plan, data, machine);
  const binding = machine.loadBinding();
  if (binding.ok) return openTensorFlow(binding.value, plan, data, device, machine);
  if (engine === 'tensorflow' || device === 'gpu') return binding;
  return openReference(plan, data, machine, binding.problems[0].message);
}

/** What to say before a GPU is used for the first time by this process; null: nothing. */
export function warmUpWords(
  { engine, device }: Pick<RunOptions, 'engine' | 'device'>,
  machine = thisMachine,
): string | null {
  if (gpusPrepared.has(machine) || engine === 'reference' || device === 'cpu') return null;
  const binding = machine.loadBinding();
  if (!binding.ok || missingGpuReason(binding.value) !== null) return null;
  gpusPrepared.add(machine);
  return 'The GPU is prepared once; this can take a minute.';
}

/** Machines whose GPU has its kernels compiled. */
const gpusPrepared = new WeakSet<Machine>();

function openTensorFlow(
  binding: Binding,
  plan: TrainingPlan,
  data: DataSet,
  wanted: RunOptions['device'],
  machine: Machine,
): Result<OpenedSession> {
  const missing = missingGpuReason(binding);
  if (wanted === 'gpu' && missing !== null) return fail(noGpu(missing));
  const device: Device = wanted === 'cpu' || missing !== null ? 'cpu' : 'gpu';
  const unfitting = device === 'cpu' ? tooLarge(plan, data, 4, machine) : null;
  if (unfitting !== null) return fail(unfitting);
  const began = performance.now();
  const { session, mode } = openTensorFlowSession(binding, plan, data, device);
  const description: EngineDescription = {
    name: 'tensorflow',
    tensorflow: binding.TF_Version,
    device: device.toUpperCase(),
    mode,
    compileMs: performance.now() - began,
  };
  if (mode === 'xla') return succeed({ session, engine: description });
  const reason = 'Convolutions on a processor run faster op by op than compiled by XLA.';
  return succeed({ session, engine: { ...description, reason } });
}

function openReference(
  plan: TrainingPlan,
  data: DataSet,
  machine: Machine,
  withoutTensorFlow?: string,
): Result<OpenedSession> {
  const unfitting = tooLarge(plan, data, 8, machine);
  if (unfitting !== null) return fail(unfitting);
  const began = performance.now();
  const session = referenceSession(plan, data);
  const engine: EngineDescription = {
    name: 'reference',
    tensorflow: null,
    device: 'CPU',
    mode: 'interpreter',
    compileMs: performance.now() - began,
  };
  if (withoutTensorFlow === undefined) return succeed({ session, engine });
  const reason = `The reference engine (slow) trains. ${withoutTensorFlow}`;
  return succeed({ session, engine: { ...engine, reason } });
}

/** A GPU's memory cannot be asked for here; where it does not suffice the library says so itself. */
function tooLarge(
  plan: TrainingPlan,
  data: DataSet,
  bytesPerNumber: 4 | 8,
  { availableMemory: available }: Machine,
): Problem | null {
  return memoryProblem(plan, memoryNeed(plan, dataShape(data), bytesPerNumber), available());
}

function noGpu(reason: string): Problem {
  return {
    code: 'no-gpu',
    message: `There is no GPU to train on. ${reason}`,
    hint: 'Train on the processor instead.',
  };
}
