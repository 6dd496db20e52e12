import { describe, expect, it } from 'vitest';
import { startingExample } from '../experiment/starting-example';
import type { EpochReport, RunTotals } from '../signals/run-report';
import { diagnose } from './diagnose';
import type { RunRecord } from './diagnose';
import { describedRun, weightLayers } from './testing/described-run';
import { RunningDiagnosis } from './running-diagnosis';

const ids = weightLayers(10);

const description = describedRun(ids);

const totals: RunTotals = {
  outcome: 'finished',
  epochs: 0,
  steps: 0,
  msPerStep: null,
  msPerMeasurement: null,
};

/** A tenth of the signal is lost in each layer; the loss is as told. */
function reportsOf(losses: readonly number[]): readonly EpochReport[] {
  return [Math.LN2, ...losses].map((loss, epoch) => ({
    epoch,
    loss: epoch === 0 ? null : loss,
    accuracy: epoch === 0 ? null : 0.5,
    validationLoss: null,
    validationAccuracy: null,
    probeLoss: loss,
    signals: {
      'delta-rms': ids.map((_, index) => 10 ** (index - 10)),
      'update-ratio': ids.map(() => (epoch === 0 ? null : 1e-4)),
    },
    traces: [],
  }));
}

function recordOf(reports: readonly EpochReport[], ended = false): RunRecord {
  return { experiment: startingExample, description, reports, totals: ended ? totals : null };
}

const stuck = Array.from({ length: 8 }, () => Math.LN2);
const curing = [0.6, 0.45, 0.3, 0.2, 0.1, 0.08, 0.07];

describe('a running diagnosis', () => {
  it('says after every epoch what a diagnosis from the beginning says', () => {
    const all = reportsOf([...stuck, ...curing]);
    const running = new RunningDiagnosis();
    const codes = all.map((_, index) => {
      const record = recordOf(all.slice(0, index + 1));
      const { verdict } = running.follow(record);
      expect(verdict).toEqual(diagnose(record));
      return verdict.code;
    });
    expect(new Set(codes)).toEqual(new Set(['too-early', 'vanishing-gradient', 'healthy']));
  });

  it('takes any number of epochs at once', () => {
    const all = reportsOf([...stuck, ...curing]);
    const running = new RunningDiagnosis();
    for (const length of [0, 1, 2, 7, 7, 12, all.length]) {
      const record = recordOf(all.slice(0, length));
      expect(running.follow(record).verdict).toEqual(diagnose(record));
    }
  });

  it('judges the newest epoch anew when the run ends, and when it goes on', () => {
    const all = reportsOf(stuck);
    const running = new RunningDiagnosis();
    for (const record of [
      recordOf(all.slice(0, 3)),
      recordOf(all.slice(0, 3), true),
      recordOf(all.slice(0, 6)),
      recordOf(all, true),
    ]) {
      expect(running.follow(record).verdict).toEqual(diagnose(record));
    }
  });

  it('begins again with another run, and where an epoch is told anew', () => {
    const running = new RunningDiagnosis();
    running.follow(recordOf(reportsOf(stuck)));
    const other = recordOf(reportsOf(curing));
    expect(running.follow(other).verdict).toEqual(diagnose(other));
    const again = { ...other, description: { ...description } };
    expect(running.follow(again).verdict).toEqual(diagnose(again));
  });

  it('counts the epochs since the verdict was first given', () => {
    const all = reportsOf([...stuck, ...stuck]);
    const given = all.findIndex(
      (_, index) => diagnose(recordOf(all.slice(0, index + 1))).code === 'vanishing-gradient',
    );
    const { verdict, epoch, steadyFor } = new RunningDiagnosis().follow(recordOf(all));
    expect(verdict.code).toBe('vanishing-gradient');
    expect({ epoch, steadyFor }).toEqual({ epoch: 16, steadyFor: 16 - given });
  });

  it('waits for the first report', () => {
    const { verdict, epoch, steadyFor } = new RunningDiagnosis().follow(recordOf([]));
    expect({ code: verdict.code, epoch, steadyFor }).toEqual({
      code: 'too-early',
      epoch: 0,
      steadyFor: 0,
    });
  });
});
