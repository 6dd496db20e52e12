import { describe, expect, it } from 'vitest';
import { experimentFromJson } from '../experiment/read-experiment';
import type { EpochReport } from '../signals/run-report';
import type { EpochSignals } from '../signals/signal';
import { networkOf } from './calibration/network-plan';
import type { NetworkPlan } from './calibration/network-plan';
import { diagnose } from './diagnose';
import { describedRun, weightLayers } from './testing/described-run';
import type { Verdict } from './verdict';

interface Told {
  readonly plan?: Partial<NetworkPlan>;
  readonly optimizer?: Readonly<Record<string, unknown>>;
  readonly epochs?: number;
  /** Of the probe, from before training on. */
  readonly probe: readonly number[];
  /** Of the batches, epoch 1 on; by default those of the probe. */
  readonly batches?: readonly number[];
  readonly signals: (epoch: number) => EpochSignals;
}

const hidden = 6;
const ids = weightLayers(hidden);

/** The verdict on a run of a network of six hidden layers, told by its losses and signals. */
function verdictOn({ plan = {}, optimizer, epochs, probe, batches, signals }: Told): Verdict {
  const initializer = { type: 'glorot-uniform' };
  const read = experimentFromJson({
    format: 'gradient-lab/experiment',
    version: 1,
    network: networkOf({ hidden, width: 32, activation: 'sigmoid', initializer, ...plan }),
    data: { source: 'moons' },
    training: {
      optimizer: optimizer ?? { type: 'sgd', learningRate: 0.1 },
      batchSize: 32,
      epochs: epochs ?? 40,
    },
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const reports = probe.map((probeLoss, epoch): EpochReport => ({
    epoch,
    loss: epoch === 0 ? null : (batches?.[epoch - 1] ?? probeLoss),
    accuracy: epoch === 0 ? null : 0.5,
    validationLoss: null,
    validationAccuracy: null,
    probeLoss,
    signals: signals(epoch),
    traces: [],
  }));
  return diagnose({ experiment: read.value, description, reports, totals: null });
}

const description = describedRun(ids);

const all = (value: number) => ids.map(() => value);
const flat = [0.7, 0.694, 0.693, 0.693, 0.693];

/** Each layer passes a share of delta on, and every layer makes steps of one size. */
const passing =
  (share: number, step: number, more: EpochSignals = {}) =>
  (epoch: number): EpochSignals => ({
    'delta-rms': ids.map((_, index) => share ** (hidden - index)),
    'update-ratio': epoch === 0 ? [] : all(step),
    ...more,
  });

describe('a gradient that shrinks', () => {
  it('is told by the third of forty epochs, with the layers that it does not reach', () => {
    const verdict = verdictOn({ probe: flat.slice(0, 4), signals: passing(0.3, 1e-3) });
    expect(verdict).toMatchObject({
      code: 'vanishing-gradient',
      since: { epoch: 0 },
      // 0.3^6 = 7e-4, 0.3^5 = 2.4e-3, 0.3^4 = 8e-3 of the output's delta; the fourth receives 2.7 %.
      layers: ['d1', 'd2', 'd3'],
    });
    const [delta] = verdict.evidence;
    expect(delta).toMatchObject({ signal: 'delta-rms', layer: 'd1', reference: 1 });
    expect(delta?.value).toBeCloseTo(0.3 ** 6, 10);
  });

  it('waits while the loss comes down', () => {
    const probe = [0.7, 0.69, 0.66, 0.6];
    expect(verdictOn({ probe, signals: passing(0.3, 1e-3) }).code).toBe('too-early');
  });

  it('is not to blame on a plateau while the first layer gets going', () => {
    // A layer of 2 x 32 weights of Glorot's size has the length sqrt(64 x 2 / 34).
    const length = Math.sqrt((64 * 2) / 34);
    const moving = (share: number) => (epoch: number) => ({
      ...passing(0.3, 1e-4)(epoch),
      'weight-change': all(epoch * share * length),
      'relative-weight-change': all(epoch * share),
    });
    const probe = flat.slice(0, 4);
    // By 0.4 % an epoch it gets 16 % of its size far in forty epochs, by 0.2 % only 8 %.
    const going = verdictOn({ probe, signals: moving(0.004) });
    expect(going.code).toBe('too-early');
    expect(going.summary).toContain('it moves');
    expect(verdictOn({ probe, signals: moving(0.002) }).code).toBe('vanishing-gradient');
    // The run is over, and it has not left its plateau.
    const over = { epochs: 4, probe: flat, signals: moving(0.04) };
    expect(verdictOn(over).code).toBe('vanishing-gradient');
  });

  it('is to blame where the first layer gets going and ever less arrives there', () => {
    // A thousandth of what arrived at the start, which was 0.2^6 = 6e-5 of the output's delta.
    const less = (epoch: number) => ({
      ...passing(epoch === 0 ? 0.2 : 0.06, 1e-4)(epoch),
      'weight-change': all(epoch * 0.01),
      'relative-weight-change': all(epoch * 0.01),
    });
    expect(verdictOn({ probe: flat, signals: less }).code).toBe('vanishing-gradient');
    const as = (epoch: number) => ({ ...less(epoch), ...passing(0.2, 1e-4)(epoch) });
    expect(verdictOn({ probe: flat, signals: as }).code).toBe('too-early');
  });

  it('is not to blame where the rate lets no layer move at all', () => {
    const optimizer = { type: 'sgd', learningRate: 1e-5 };
    expect(verdictOn({ probe: flat, optimizer, signals: passing(0.4, 1e-7) }).code).toBe(
      'learning-rate-too-low',
    );
    // 0.1^6: at no rate would the first layer learn.
    expect(verdictOn({ probe: flat, optimizer, signals: passing(0.1, 1e-7) }).code).toBe(
      'vanishing-gradient',
    );
  });
});

describe('a rate', () => {
  const plan = { activation: 'tanh' };

  it('is too low where its schedule has taken it away', () => {
    const optimizer = {
      type: 'sgd',
      learningRate: 0.1,
      schedule: { type: 'step', epochs: 0.1, factor: 0.1 },
    };
    const signals = (epoch: number) => passing(1, epoch === 1 ? 1e-2 : 0)(epoch);
    const probe = [0.7, 0.64, 0.64, 0.64, 0.64];
    expect(verdictOn({ plan, probe, optimizer, signals }).code).toBe('learning-rate-too-low');
  });

  it('is too high where batches are far worse off than before training, whatever the probe says', () => {
    const batches = [1e8, 1e5, 1e5, 1e5, 1e5, 1e5];
    const probe = [0.7, 1e5, 1e5, 0.1, 0.01, 0.01, 0.01];
    expect(verdictOn({ plan, probe, batches, signals: passing(1, 1) }).code).toBe(
      'learning-rate-too-high',
    );
  });

  it('is not too high where layers that hardly anything reached get going at last', () => {
    const probe = [...flat, 0.693, 0.69];
    const signals = (epoch: number) => passing(0.1, epoch < 5 ? 1e-3 : 0.2)(epoch);
    expect(verdictOn({ plan, probe, signals }).code).not.toBe('learning-rate-too-high');
    const sound = (epoch: number) => ({ ...signals(epoch), 'delta-rms': all(1) });
    expect(verdictOn({ plan, probe, signals: sound }).code).toBe('learning-rate-too-high');
  });

  it('is not too high where the loss falls unevenly and never rises', () => {
    const probe = [2, 0.72, 0.69, 0.685];
    expect(verdictOn({ plan, probe, signals: passing(1, 5e-3) }).code).toBe('too-early');
  });
});

describe('units that are 0 for every sample', () => {
  const dead = (epoch: number): EpochSignals => ({
    ...passing(1, 1e-3)(epoch),
    'dead-share': [0, epoch === 0 ? 0 : 1, 0, 0, 0, 0, null],
  });

  it('are dead where they are ReLU, in the layers that hold them', () => {
    expect(verdictOn({ plan: { activation: 'relu' }, probe: flat, signals: dead })).toMatchObject({
      code: 'dead-units',
      layers: ['d2'],
      since: { epoch: 3 },
    });
  });

  it('are dead again where what was learned without them is lost for three epochs', () => {
    const plan = { activation: 'relu' };
    const learned = [...flat, 0.2, 0.2, 0.2, 0.2];
    expect(verdictOn({ plan, probe: learned, signals: dead }).code).toBe('healthy');
    const probe = [...learned, 0.69, 0.69, 0.69, 0.69];
    expect(verdictOn({ plan, probe, signals: dead }).code).toBe('dead-units');
  });

  it('are dead again where a network that was only on its way knows nothing any more', () => {
    const onItsWay = [...flat, 0.66, 0.64, 0.62, 0.6, 0.58];
    const signals = (epoch: number) =>
      epoch < flat.length || epoch >= onItsWay.length ? dead(epoch) : passing(1, 1e-3)(epoch);
    const plan = { activation: 'relu' };
    expect(verdictOn({ plan, probe: onItsWay, signals }).code).toBe('healthy');
    const probe = [...onItsWay, 0.693, 0.693, 0.693];
    expect(verdictOn({ plan, probe, signals }).code).toBe('dead-units');
  });

  it('are no cause of their own where a smooth function has run away', () => {
    expect(verdictOn({ plan: { activation: 'gelu' }, probe: flat, signals: dead }).code).not.toBe(
      'dead-units',
    );
  });
});

describe('a verdict on a run of one or two epochs', () => {
  it.each([1, 2])('%d: is that it is too early', (epochs) => {
    const probe = flat.slice(0, epochs + 1);
    expect(verdictOn({ probe, epochs, signals: passing(0.3, 1e-3) }).code).toBe('too-early');
  });
});
