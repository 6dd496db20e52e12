import { describe, expect, it } from 'vitest';
import { startingExample } from '../../shared/experiment/starting-example';
import type { EpochReport, RunDescription } from '../../shared/signals/run-report';
import { anyDescription } from '../../shared/signals/testing/any-description';
import { signalsTable, signalsTableParts } from './signals-table';
import { wholeRunParts } from './whole-run';

const description = {
  ...anyDescription,
  layers: [{ id: 'd,1', title: 'Dense', depth: 1, parameters: 2, kernelShape: [1, 2] }],
  noInformationLoss: 0.5,
  stepsPerEpoch: 1,
  trainingRows: 1,
  validationRows: 0,
};

function report(epoch: number): EpochReport {
  const silent = { accuracy: null, validationLoss: null, validationAccuracy: null };
  return { epoch, loss: Infinity, ...silent, signals: { 'delta-rms': [epoch] }, traces: [NaN] };
}

const parts = [[report(0), report(1)], [], [report(2)]];

interface Written {
  readonly run: string;
  readonly description: RunDescription;
  readonly epochs: readonly EpochReport[];
}

function parsed(text: string): Written {
  const written: Written = JSON.parse(text);
  return written;
}

describe('a run that is written part by part', () => {
  it('is one JSON text with every epoch', () => {
    const text = [...wholeRunParts('run "2"', description, parts)].join('');
    const { run, description: written, epochs } = parsed(text);
    expect(run).toBe('run "2"');
    expect(written.layers[0]?.id).toBe('d,1');
    expect(epochs.map(({ epoch }) => epoch)).toEqual([0, 1, 2]);
    expect(epochs[1]).toMatchObject({ loss: 'Infinity', traces: ['NaN'] });
  });

  it('is JSON without an epoch too', () => {
    const text = [...wholeRunParts('run 1', description, [[]])].join('');
    expect(parsed(text).epochs).toEqual([]);
  });

  it('has the signals that it has in one piece', () => {
    const text = [...signalsTableParts(description, parts)].join('');
    const reports = parts.flat();
    expect(text).toBe(
      signalsTable({ experiment: startingExample, description, reports, totals: null }),
    );
    expect(text.split('\n')).toHaveLength(5);
    expect(text).toMatch(/\n2,"d,1",1,2,/);
  });
});
