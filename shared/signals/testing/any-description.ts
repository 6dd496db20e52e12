import type { RunDescription } from '../run-report';

/** A run that is told of, not trained: tests spread over it what they are about. */
export const anyDescription: RunDescription = {
  layers: [],
  traces: [],
  noInformationLoss: Math.LN2,
  parameters: 0,
  stepsPerEpoch: 50,
  trainingRows: 1600,
  validationRows: 400,
  task: 'classification',
  engine: { name: 'reference', tensorflow: null, device: 'CPU', mode: 'interpreter', compileMs: 0 },
};
