import { forwardPass } from '../compile/forward-pass';
import type { TrainableNetwork } from '../compile/trainable-network';
import { measuredLayers } from '../compile/weight-layers';
import type { Network } from '../network/network';
import { differentiate } from '../program/differentiate';
import { evaluate } from '../program/interpreter';
import type { Program } from '../program/program';
import { ProgramBuilder } from '../program/program-builder';
import type { Value } from '../program/program-builder';
import { floatTensor } from '../program/tensor-type';
import type { Expectation } from './expectation';
import type { Measurement } from './lesson';
import { varianceChart } from './lesson-chart';
import { median } from './median';
import { networkOnVectors, normalTensor, seeds, startingWeights } from './starting-network';

export interface VarianceSetup {
  /** As its points are called. */
  readonly label: string;
  readonly network: Network;
  readonly width: number;
  readonly rows: number;
  /** Inputs are independent and normal with this standard deviation; there are as many as units in a layer. */
  readonly inputScale: number;
  /** Of the factor a layer. */
  readonly expectation: Expectation;
}

/** The factors a layer of every set-up, and the variances that they are read from. */
export function measureVariances(setups: readonly VarianceSetup[]): Measurement {
  const curves = setups.map((setup) => ({
    label: setup.label,
    factor: setup.expectation,
    bySeed: seeds.map((seed) => backPropagatedVariances(setup, seed)),
  }));
  return {
    numbers: curves.map(({ bySeed }) => median(bySeed.map(factorPerLayer))),
    charts: [varianceChart('relative to the last layer; five seeds each', curves)],
  };
}

/**
 * By what the variance of delta is multiplied from one hidden layer to the one before: the geometric mean over all steps
 * from the last hidden layer to the first.
 */
function factorPerLayer(variances: readonly number[]): number {
  const [first = NaN, last = NaN] = [variances[0], variances.at(-1)];
  return (first / last) ** (1 / (variances.length - 1));
}

/**
 * Var[dC/ds] of Glorot and Bengio 2010, equation 6: the mean square of the gradient at the pre-activations of every hidden
 * layer, first to last. What is sent back from the last activation is normal and knows nothing of the network, as their
 * derivation has it.
 */
function backPropagatedVariances(setup: VarianceSetup, seed: number): readonly number[] {
  const { rows, width, inputScale } = setup;
  const network = networkOnVectors(setup.network, width);
  const program = varianceProgram(network, setup);
  const weights = startingWeights(network, seed);
  const sentBack = normalTensor([rows, width], 1, seed, 'lesson/sent-back');
  const x = normalTensor([rows, width], inputScale, seed, 'lesson/inputs');
  const { variances } = evaluate(program, { x, sentBack }, weights);
  return [...(variances?.values ?? [])];
}

function varianceProgram(
  network: TrainableNetwork,
  { rows, width }: Pick<VarianceSetup, 'rows' | 'width'>,
): Program {
  const builder = new ProgramBuilder();
  const x = builder.input('x', floatTensor(rows, width));
  const sentBack = builder.input('sentBack', floatTensor(rows, width));
  const { values } = forwardPass(builder, network, { x, mode: 'measurement' });
  const valueOf = (id: string): Value => values.get(id) ?? x;

  const hidden = measuredLayers(network).filter(({ activation }) => activation !== null);
  const last = valueOf(hidden.at(-1)?.activation?.id ?? '');
  const cost = builder.sum(builder.multiply(last, sentBack));
  const deltas = differentiate(
    builder,
    cost,
    hidden.map(({ preActivation }) => valueOf(preActivation)),
  );
  const variances = deltas.map((delta) => builder.mean(builder.apply('square', [delta], {})));
  return builder.finish({ variances: builder.apply('stack', variances, { axis: 0 }) });
}
