import { shuffledIndices } from '../../random/shuffle';
import { stream } from '../../random/stream';
import type { TrainingPlan } from '../training-plan';
import type { StepResults, TrainingSession } from '../training-session';

/** Trains whole epochs in the order that a trainer would use; `from` epochs lie behind. Results of all their steps. */
export function trainEpochs(
  session: TrainingSession,
  plan: TrainingPlan,
  trainingRows: number,
  epochs: number,
  from = 0,
): StepResults {
  const steps = Math.floor(trainingRows / plan.batchSize);
  const rows: number[] = [];
  const coefficients: number[] = [];
  for (let epoch = from; epoch < from + epochs; epoch += 1) {
    const order = shuffledIndices(trainingRows, stream(1, `order/${epoch}`));
    rows.push(...order.subarray(0, steps * plan.batchSize));
    for (let step = 0; step < steps; step += 1) {
      coefficients.push(...plan.coefficients.at(epoch * steps + step));
    }
  }
  return session.train(steps * epochs, Int32Array.from(rows), Float32Array.from(coefficients));
}
