import type { Schedule } from '../experiment/schedule';

export interface RunLength {
  readonly stepsPerEpoch: number;
  readonly epochs: number;
}

/** Learning rate of a step counted from 0; the formulas are stated in shared/experiment/schedule.ts. */
export function learningRateAt(
  step: number,
  learningRate: number,
  schedule: Schedule,
  { stepsPerEpoch, epochs }: RunLength,
): number {
  const epochsDone = step / stepsPerEpoch;
  switch (schedule.type) {
    case 'constant':
      return learningRate;
    case 'step':
      return learningRate * schedule.factor ** Math.floor(epochsDone / schedule.epochs);
    case 'cosine': {
      const progress = Math.min(epochsDone / epochs, 1);
      const fall = (1 + Math.cos(Math.PI * progress)) / 2;
      return learningRate * (schedule.minimum + (1 - schedule.minimum) * fall);
    }
    case 'warmup':
      return learningRate * Math.min((step + 1) / (stepsPerEpoch * schedule.epochs), 1);
  }
}
