import { exampleFrom } from '../experiment/example-from';
import { experimentFormat, experimentVersion } from '../experiment/experiment';
import type { Network } from '../network/network';
import type { LessonExperiment } from './lesson';

interface ExperimentPlan {
  readonly id: string;
  readonly title: string;
  readonly network: Network;
  readonly data: Readonly<Record<string, unknown>>;
  readonly training: Readonly<Record<string, unknown>>;
}

export function lessonExperiment(plan: ExperimentPlan): LessonExperiment {
  const { id, title, network, data, training } = plan;
  const head = { format: experimentFormat, version: experimentVersion, name: title };
  return { id, title, experiment: exampleFrom({ ...head, network, data, training }) };
}

/**
 * A network whose starting weights a lesson looks at, made ready to be trained as well: on ten clouds with as many
 * features as a layer has units.
 */
export function openable(
  id: string,
  title: string,
  network: Network,
  width: number,
): LessonExperiment {
  const data = { source: 'blobs', samples: 1000, noise: 10, classes: 10, features: width };
  const optimizer = { type: 'sgd', learningRate: 0.1 };
  return lessonExperiment({
    id,
    title,
    network,
    data,
    training: { optimizer, batchSize: 32, epochs: 10 },
  });
}
