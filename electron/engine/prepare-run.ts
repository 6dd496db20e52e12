import { compileTraining } from '../../shared/compile/compile-training';
import { trainingNotices } from '../../shared/compile/training-notices';
import { dataFacts } from '../../shared/data/data-facts';
import type { DataSet } from '../../shared/data/data-set';
import { dataShape } from '../../shared/data/data-set';
import { keptPreparation } from '../../shared/data/kept-preparation';
import type { KeptPreparation } from '../../shared/data/kept-preparation';
import { noInformationLoss } from '../../shared/data/no-information-loss';
import type { RunOptions } from '../../shared/messages/engine-messages';
import type { Problem, Result } from '../../shared/problems/problem';
import { succeed } from '../../shared/problems/problem';
import { elementCount } from '../../shared/program/tensor-type';
import type { EngineDescription, RunDescription, RunEvent } from '../../shared/signals/run-report';
import type { TrainingPlan } from '../../shared/training/training-plan';
import type { TrainingSession } from '../../shared/training/training-session';
import { loadData } from '../datasets/load-data';
import type { LoadProgress } from '../datasets/reader';
import { openSession, warmUpWords } from './open-session';

export interface PreparedRun {
  readonly plan: TrainingPlan;
  readonly data: DataSet;
  readonly session: TrainingSession;
  readonly engine: EngineDescription;
  /** null: the source has too many columns to keep it. */
  readonly preparation: KeptPreparation | null;
}

/** Everything before the first step: reads the data, compiles the plan, opens the engine, and describes the run. */
export async function prepareRun(
  options: RunOptions,
  tell: (event: RunEvent) => void,
  signal: AbortSignal,
): Promise<Result<PreparedRun>> {
  const { experiment, folder, traces, picks = [] } = options;
  tell({ kind: 'phase', phase: 'loading-data' });
  const loaded = await loadData(experiment.data, folder, experiment.seed, {
    signal,
    progress: (progress) =>
      tell({ kind: 'phase', phase: 'loading-data', detail: progressWords(progress) }),
  });
  if (!loaded.ok) return loaded;
  const { data, summary } = loaded.value;
  const shape = dataShape(data);

  const detail = warmUpWords(options);
  tell({ kind: 'phase', phase: 'compiling', ...(detail === null ? {} : { detail }) });
  // The message above leaves before this process is busy.
  await new Promise((resolve) => setImmediate(resolve));
  const compileOptions = { traces, picks, classNames: data.classes };
  const plan = compileTraining(experiment, shape, compileOptions);
  if (!plan.ok) return plan;
  const notices = [...summary.notices, ...trainingNotices(experiment.training, shape)];
  const opened = openSession(plan.value, data, options);
  if (!opened.ok) return opened;
  const { session, engine } = opened.value;
  const preparation = keptPreparation(summary, experiment.data);
  const description = describe(plan.value, data, engine, notices, preparation);
  tell({ kind: 'described', description });
  return succeed({ plan: plan.value, data, session, engine, preparation });
}

function describe(
  plan: TrainingPlan,
  data: DataSet,
  engine: EngineDescription,
  notices: readonly Problem[],
  preparation: KeptPreparation | null,
): RunDescription {
  return {
    layers: plan.layers,
    traces: plan.traces,
    noInformationLoss: noInformationLoss(data),
    parameters: plan.variables
      .filter(({ role }) => role === 'weight')
      .reduce((sum, { shape }) => sum + elementCount(shape), 0),
    stepsPerEpoch: Math.floor(data.training.count / plan.batchSize),
    trainingRows: data.training.count,
    validationRows: data.validation.count,
    task: data.task,
    data: dataFacts(data),
    notices,
    ...(preparation === null ? {} : { preparation }),
    engine,
  };
}

function progressWords({ stage, share }: LoadProgress): string {
  return share === null ? stage : `${stage}, ${Math.round(share * 100)} %`;
}
