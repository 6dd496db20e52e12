import type { DataSet } from '../../shared/data/data-set';
import type { RunOptions } from '../../shared/messages/engine-messages';
import type { Problem, Result } from '../../shared/problems/problem';
import { fail, succeed } from '../../shared/problems/problem';
import type { EngineDescription } from '../../shared/signals/run-report';
import { referenceSession } from '../../shared/training/reference-session';
import type { TrainingPlan } from '../../shared/training/training-plan';
import type { TrainingSession } from '../../shared/training/training-session';
import { loadBinding } from './tensorflow/binding';
import type { Binding } from './tensorflow/binding';
import { missingGpuReason } from './tensorflow/devices';
import type { Device } from './tensorflow/execution-mode';
import { openTensorFlowSession } from './tensorflow/open-session';

export interface OpenedSession {
  readonly session: TrainingSession;
  readonly engine: EngineDescription;
}

/** The engine and device that were asked for; by default TensorFlow where it can be loaded, on a GPU where one can be used. */
export function openSession(
  plan: TrainingPlan,
  data: DataSet,
  { engine, device }: Pick<RunOptions, 'engine' | 'device'>,
): Result<OpenedSession> {
  if (engine === 'reference') return succeed(openReference(plan, data));
  const binding = loadBinding();
  if (binding.ok) return openTensorFlow(binding.value, plan, data, device);
  const [problem] = binding.problems;
  if (engine === 'tensorflow' || device === 'gpu') return binding;
  return succeed(openReference(plan, data, problem.message));
}

function openTensorFlow(
  binding: Binding,
  plan: TrainingPlan,
  data: DataSet,
  wanted: RunOptions['device'],
): Result<OpenedSession> {
  const missing = missingGpuReason(binding);
  if (wanted === 'gpu' && missing !== null) return fail(noGpu(missing));
  const device: Device = wanted === 'cpu' || missing !== null ? 'cpu' : 'gpu';
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

function openReference(plan: TrainingPlan, data: DataSet, reason?: string): OpenedSession {
  const began = performance.now();
  const session = referenceSession(plan, data);
  const engine: EngineDescription = {
    name: 'reference',
    tensorflow: null,
    device: 'CPU',
    mode: 'interpreter',
    compileMs: performance.now() - began,
  };
  return { session, engine: reason === undefined ? engine : { ...engine, reason } };
}

function noGpu(reason: string): Problem {
  return {
    code: 'no-gpu',
    message: `There is no GPU to train on. ${reason}`,
    hint: 'Train on the processor instead.',
  };
}
