import { describe, expect, it } from 'vitest';
import { anyDescription } from '../../shared/signals/testing/any-description';
import type { EpochReport, RunDescription } from '../../shared/signals/run-report';
import { pairedDifference, runFacts } from './run-summary';

const description: RunDescription = {
  ...anyDescription,
  layers: ['d1', 'd2', 'd3', 'output'].map((id, index) => ({
    id,
    title: id,
    depth: index + 1,
    parameters: 10,
    kernelShape: [4, 2],
  })),
  noInformationLoss: Math.log(2),
  parameters: 40,
};

function report(epoch: number, values: Partial<EpochReport>): EpochReport {
  return {
    epoch,
    loss: epoch === 0 ? null : 0.7,
    accuracy: epoch === 0 ? null : 0.5,
    validationLoss: epoch === 0 ? null : 0.71,
    validationAccuracy: epoch === 0 ? null : 0.49,
    signals: {},
    traces: [],
    ...values,
  };
}

/** A tenth is lost in each layer on the way back; layer 1 stands still. */
const vanishing = {
  description,
  reports: [
    report(0, { signals: { 'delta-rms': [1e-3, 1e-2, 1e-1, 1] } }),
    report(1, { loss: 0.6981 }),
    report(2, {
      loss: 0.6935,
      accuracy: 0.512,
      validationAccuracy: 0.507,
      validationLoss: 0.693,
      signals: {
        'delta-rms': [1e-3, 1e-2, 1e-1, 1],
        'relative-weight-change': [0, 2e-6, 0.02, 1.4],
        'epoch-weight-change': [0, 1e-9, 1e-3, 0.1],
      },
    }),
  ],
};

describe('runFacts', () => {
  const facts = runFacts(vanishing);
  const valueOf = (start: string) => facts.find(({ title }) => title.startsWith(start))?.value;

  it('says nothing before the first epoch', () => {
    expect(runFacts({ description: null, reports: [] })).toEqual([]);
    expect(runFacts({ description, reports: [report(0, {})] })).toEqual([]);
  });

  it('tells the loss from the first to the last epoch, against no information', () => {
    expect(facts[0]).toEqual({
      title: 'Loss, epoch 1 to 2',
      value: '0.698 → 0.694',
      note: 'ln 2 = 0.693 would be no better than a coin flip',
    });
  });

  it('tells what reached the first layer and the factor of each layer', () => {
    const gradient = facts.find(({ title }) => title === 'δ reaching layer 1');
    expect(gradient).toMatchObject({ value: '1.0·10⁻³', note: 'output 1.0; ×0.10 per layer' });
  });

  it('tells which layers moved least and most, and which stood still', () => {
    expect(facts.map(({ title }) => title)).toContain('Moved least: layer 1');
    expect(facts.map(({ title }) => title)).toContain('Moved most: output');
    expect(valueOf('Moved least')).toBe('0 %');
    expect(valueOf('Moved most')).toBe('140 %');
    expect(valueOf('Layers that stood still')).toBe('1');
  });
});

describe('pairedDifference', () => {
  const cured = {
    description,
    reports: [
      report(0, { signals: { 'delta-rms': [1, 1, 1, 1] } }),
      report(1, { loss: 0.4 }),
      report(2, {
        loss: 0.06,
        validationLoss: 0.115,
        validationAccuracy: 0.963,
        signals: { 'epoch-weight-change': [0.038, 0.1, 0.1, 0.1] },
      }),
      report(3, { loss: 0.01 }),
    ],
  };

  it('compares both runs at the last epoch that both have', () => {
    expect(pairedDifference(vanishing, cured)).toEqual({
      epoch: 2,
      rows: [
        { title: 'Loss', baseline: '0.694', current: '0.060' },
        { title: 'Validation loss', baseline: '0.693', current: '0.115' },
        { title: 'Validation accuracy', baseline: '50.7 %', current: '96.3 %' },
        { title: 'δ per layer at the start', baseline: '×0.10', current: '×1.00' },
        { title: 'Layer 1 moves an epoch', baseline: '0', current: '0.038' },
      ],
    });
  });

  it('waits until both have trained', () => {
    expect(pairedDifference(vanishing, { description, reports: [] })).toBeNull();
  });
});
