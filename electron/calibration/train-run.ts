import { compileTraining } from '../../shared/compile/compile-training';
import { dataShape } from '../../shared/data/data-set';
import { noInformationLoss } from '../../shared/data/no-information-loss';
import type { RowFault } from '../../shared/diagnosis/calibration/calibration-case';
import type { RunRecord } from '../../shared/diagnosis/diagnose';
import type { Experiment } from '../../shared/experiment/experiment';
import type { EpochReport } from '../../shared/signals/run-report';
import { openSession } from '../engine/open-session';
import { RunControl } from '../engine/run-control';
import { Trainer } from '../engine/trainer';
import { factsOf, rowsOf, valueOf } from './suite-rows';

/** Trains one run of the suite in this process, as the engine would. */
export async function trainRun(experiment: Experiment, rowFault?: RowFault): Promise<RunRecord> {
  const data = await rowsOf(experiment, rowFault);
  const plan = valueOf(
    compileTraining(experiment, dataShape(data), { traces: [], classNames: data.classes }),
  );
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
    data: await factsOf(experiment, rowFault),
    engine,
  };
  return { experiment, description, reports, totals };
}
