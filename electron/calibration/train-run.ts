import { compileTraining } from '../../shared/compile/compile-training';
import { dataFacts } from '../../shared/data/data-facts';
import { dataShape } from '../../shared/data/data-set';
import type { DataSet } from '../../shared/data/data-set';
import { noInformationLoss } from '../../shared/data/no-information-loss';
import type { RowFault } from '../../shared/diagnosis/calibration/calibration-case';
import { withRowFault } from '../../shared/diagnosis/calibration/row-faults';
import type { RunRecord } from '../../shared/diagnosis/diagnose';
import type { Experiment } from '../../shared/experiment/experiment';
import type { Result } from '../../shared/problems/problem';
import type { EpochReport } from '../../shared/signals/run-report';
import { loadData } from '../datasets/load-data';
import { openSession } from '../engine/open-session';
import { RunControl } from '../engine/run-control';
import { Trainer } from '../engine/trainer';

/** The rows of a run of the suite, with what was done to them. Throws on problems: the suite is ours. */
export async function rowsOf(experiment: Experiment, rowFault?: RowFault): Promise<DataSet> {
  const { data } = valueOf(await loadData(experiment.data, '.', experiment.seed));
  return rowFault === undefined ? data : withRowFault(data, rowFault);
}

/** Trains one run of the suite in this process, as the engine would. */
export async function trainRun(experiment: Experiment, rowFault?: RowFault): Promise<RunRecord> {
  const data = await rowsOf(experiment, rowFault);
  const plan = valueOf(compileTraining(experiment, dataShape(data), { traces: [] }));
  const { session, engine } = valueOf(
    openSession(plan, data, { engine: 'automatic', device: 'cpu' }),
  );
  const reports: EpochReport[] = [];
  const trainer = new Trainer({
    plan,
    session,
    data,
    seed: experiment.seed,
    control: new RunControl(),
    tell: (event) => {
      if (event.kind === 'epoch') reports.push(event.report);
    },
  });
  const totals = await trainer.train(experiment.training.epochs);
  session.dispose();
  const { training, validation, task } = data;
  const description = {
    layers: plan.layers,
    traces: plan.traces,
    noInformationLoss: noInformationLoss(data),
    parameters: plan.layers.reduce((sum, { parameters }) => sum + parameters, 0),
    stepsPerEpoch: Math.floor(training.count / plan.batchSize),
    trainingRows: training.count,
    validationRows: validation.count,
    task,
    data: dataFacts(data),
    engine,
  };
  return { experiment, description, reports, totals };
}

export function valueOf<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.problems));
}
