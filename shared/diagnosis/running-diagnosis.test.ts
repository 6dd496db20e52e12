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

function running(): RunningDiagnosis {
  return new RunningDiagnosis(startingExample, description);
}

describe('a running diagnosis', () => {
  it('says after every epoch what a diagnosis from the beginning says', () => {
    const all = reportsOf([...stuck, ...curing]);
    const diagnosis = running();
    const codes = all.map((report, index) => {
      diagnosis.hear([report]);
      const { verdict } = diagnosis.verdict(false);
      expect(verdict).toEqual(diagnose(recordOf(all.slice(0, index + 1))));
      return verdict.code;
    });
    expect(new Set(codes)).toEqual(new Set(['too-early', 'vanishing-gradient', 'healthy']));
  });

  it('takes any number of epochs at once', () => {
    const all = reportsOf([...stuck, ...curing]);
    const diagnosis = running();
    let heard = 0;
    for (const length of [0, 1, 2, 7, 7, 12, all.length]) {
      diagnosis.hear(all.slice(heard, length));
      heard = length;
      expect(diagnosis.verdict(false).verdict).toEqual(diagnose(recordOf(all.slice(0, length))));
    }
  });

  it('judges the newest epoch anew when the run ends, and when it goes on', () => {
    const all = reportsOf(stuck);
    const diagnosis = running();
    diagnosis.hear(all.slice(0, 3));
    for (const ended of [false, true]) {
      expect(diagnosis.verdict(ended).verdict).toEqual(diagnose(recordOf(all.slice(0, 3), ended)));
    }
    diagnosis.hear(all.slice(3));
    for (const ended of [false, true]) {
      expect(diagnosis.verdict(ended).verdict).toEqual(diagnose(recordOf(all, ended)));
    }
  });

  it('takes an epoch that is told again in the place of the one that was told', () => {
    const all = reportsOf([...stuck, ...curing]);
    const [diagnosis, newest] = [running(), all.slice(-1)];
    diagnosis.hear([...all.slice(0, -1), ...reportsOf(stuck).slice(-1).map(asNewest)]);
    diagnosis.hear(newest);
    expect(diagnosis.verdict(true).verdict).toEqual(diagnose(recordOf(all, true)));

    function asNewest(report: EpochReport): EpochReport {
      return { ...report, epoch: all.length - 1 };
    }
  });

  it('begins again where epoch 0 is told again', () => {
    const [diagnosis, again] = [running(), reportsOf(curing)];
    diagnosis.hear(reportsOf(stuck));
    diagnosis.hear(again);
    expect(diagnosis.verdict(false).verdict).toEqual(diagnose(recordOf(again)));
  });

  it('counts the epochs since the verdict was first given', () => {
    const all = reportsOf([...stuck, ...stuck]);
    const given = all.findIndex(
      (_, index) => diagnose(recordOf(all.slice(0, index + 1))).code === 'vanishing-gradient',
    );
    const diagnosis = running();
    diagnosis.hear(all);
    const { verdict, epoch, steadyFor } = diagnosis.verdict(false);
    expect(verdict.code).toBe('vanishing-gradient');
    expect({ epoch, steadyFor }).toEqual({ epoch: 16, steadyFor: 16 - given });
  });

  it('waits for the first report', () => {
    const { verdict, epoch, steadyFor } = running().verdict(false);
    expect({ code: verdict.code, epoch, steadyFor }).toEqual({
      code: 'too-early',
      epoch: 0,
      steadyFor: 0,
    });
  });
});
