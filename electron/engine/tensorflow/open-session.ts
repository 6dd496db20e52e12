import type { DataSet, DataShape } from '../../../shared/data/data-set';
import { dataShape } from '../../../shared/data/data-set';
import type { TrainingPlan } from '../../../shared/training/training-plan';
import type { Binding } from './binding';
import type { Device } from './execution-mode';
import { trainingMode } from './execution-mode';
import type { ExecutionMode } from './function-call';
import { ModelCache } from './model-cache';
import { NativeModel } from './native-model';
import { TensorFlowSession } from './tensorflow-session';
import { writeTrainingGraph } from './training-graph';

export interface OpenedTensorFlowSession {
  readonly session: TensorFlowSession;
  readonly mode: ExecutionMode;
}

/** Steps of one call at most: more would only make the fed arrays longer, for a call should end within 50 ms. */
const capacity = 256;

const idleModels = new ModelCache();

/** Loads and compiles a plan, or takes a compiled one of the same shape, and gives it its starting values and data. */
export function openTensorFlowSession(
  binding: Binding,
  plan: TrainingPlan,
  data: DataSet,
  device: Device,
): OpenedTensorFlowSession {
  const shape = dataShape(data);
  const mode = trainingMode(plan.step, device);
  const key = graphKey(plan, shape, device);
  const loaded = idleModels.take(key, () => {
    const options = { device, mode, capacity };
    const graph = writeTrainingGraph(plan, shape, options);
    return { graph, model: new NativeModel(binding, graph.savedModel) };
  });
  const giveBack = (): void => idleModels.giveBack(key, loaded);
  const session = new TensorFlowSession(plan, loaded.graph, loaded.model, giveBack);
  session.initialize(data);
  session.compile();
  return { session, mode };
}

function graphKey(plan: TrainingPlan, shape: DataShape, device: Device): string {
  return [plan.key, device, shape.trainingRows, shape.validationRows].join(' ');
}
