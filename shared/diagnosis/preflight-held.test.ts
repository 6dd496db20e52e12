import { describe, expect, it } from 'vitest';
import type { Experiment } from '../experiment/experiment';
import { startingExample } from '../experiment/starting-example';
import type { EpochReport, RunDescription } from '../signals/run-report';
import { anyDescription } from '../signals/testing/any-description';
import type { RunRecord } from './diagnose';
import { predictedFromStart, preflightOutcome } from './preflight-held';

const ids = [...Array.from({ length: 10 }, (_, index) => `d${index + 1}`), 'output'];

const description: RunDescription = {
  ...anyDescription,
  layers: ids.map((id, index) => ({
    id,
    title: id,
    depth: index + 1,
    parameters: 1056,
    kernelShape: [32, 32],
  })),
  parameters: 11_616,
};

function report(epoch: number, factor: number): EpochReport {
  return {
    epoch,
    loss: epoch === 0 ? null : Math.LN2,
    accuracy: null,
    validationLoss: null,
    validationAccuracy: null,
    probeLoss: Math.LN2,
    signals: {
      'delta-rms': ids.map((_, index) => factor ** (10 - index)),
      'weight-gradient-rms': ids.map((_, index) => 0.01 * factor ** (10 - index)),
      // Each kernel of 32 x 32 weights of size 0.1 has the length 3.2.
      'weight-change': ids.map(() => (epoch === 0 ? 0 : 0.32)),
      'relative-weight-change': ids.map(() => (epoch === 0 ? 0 : 0.1)),
    },
    traces: [],
  };
}

function record(factor: number, learningRate: number, epochs = 2): RunRecord {
  const optimizer = { ...startingExample.training.optimizer, learningRate };
  const experiment: Experiment = {
    ...startingExample,
    training: { ...startingExample.training, optimizer },
  };
  const reports = Array.from({ length: epochs }, (_, epoch) => report(epoch, factor));
  return { experiment, description, reports, totals: null };
}

describe('what the record of a run had foretold', () => {
  it.each([
    ['a delta that loses nine tenths in every layer vanishes', 0.1, 0.1, 'vanishing-gradient'],
    ['a delta that doubles in every layer explodes', 2, 0.1, 'exploding-gradient'],
    // The first step would take 1e-6 x 1024 x sum((0.01 x 2^k)^2) / ln 2 = 0.2 times the loss away.
    ['a delta that doubles in every layer is borne by a tiny rate', 2, 1e-6, 'healthy'],
    ['a delta that keeps its size is sound', 1, 0.1, 'healthy'],
    // 50 steps x 40 epochs x 1e-6 x 0.01 / 0.1 = 2e-4 of the weights at most.
    ['steps that move weights by 0.02 % in all are too small', 1, 1e-6, 'learning-rate-too-low'],
    // 100 x 0.01 / 0.1 = 10 times the weights in the first step.
    ['a first step of ten times the weights is too large', 1, 100, 'learning-rate-too-high'],
  ])('%s', (_, factor, learningRate, predicted) => {
    expect(predictedFromStart(record(factor, learningRate))).toBe(predicted);
  });

  it('is known of a run that broke in its first epoch', () => {
    const broken = {
      'weight-change': ids.map(() => NaN),
      'relative-weight-change': ids.map(() => NaN),
    };
    const [start, first] = [report(0, 1), report(1, 1)];
    const told = [start, { ...first, loss: NaN, signals: { ...first.signals, ...broken } }];
    // Drawn with a deviation of 0.05: 100 x 0.01 / 0.05 = 20 times the weights in the first step.
    expect(predictedFromStart({ ...record(1, 100), reports: told })).toBe('learning-rate-too-high');
  });

  it('is nothing before an epoch was made', () => {
    expect(predictedFromStart(record(0.1, 0.1, 1))).toBe(null);
  });
});

describe('a prediction', () => {
  it.each([
    ['vanishing-gradient', 'vanishing-gradient', true],
    ['healthy', 'vanishing-gradient', false],
    ['healthy', 'too-early', null],
  ] as const)('of %s for a run that turns out %s: held is %s', (predicted, verdict, held) => {
    expect(preflightOutcome(predicted, verdict)).toEqual({ predicted, held });
  });
});
