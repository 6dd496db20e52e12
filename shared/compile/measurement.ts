import { differentiate } from '../program/differentiate';
import type { Program } from '../program/program';
import { ProgramBuilder } from '../program/program-builder';
import type { Value } from '../program/program-builder';
import { elementCount, floatTensor } from '../program/tensor-type';
import type { WeightTrace } from '../signals/run-report';
import type { SampleLayout } from '../signals/sampled-values';
import type { MeasuredSignalName, SignalName } from '../signals/signal';
import type { Variable } from '../training/training-plan';
import { activationSignals, saturates } from './activation-signals';
import { forwardPass, variableValue } from './forward-pass';
import { lossOf, targetType } from './loss';
import { norm, ratio, rootMeanSquare } from './norms';
import { skipBlocks } from './skip-blocks';
import { skipGradients } from './skip-gradients';
import { layerConstants, perLayer, present, withinLayers } from './per-layer';
import type { LayerVariable, TrainableNetwork } from './trainable-network';
import { variableName } from './trainable-network';
import { sampledTensors, valueSamples } from './value-samples';
import { normalizationBehind } from './weight-layers';
import type { MeasuredLayer } from './weight-layers';

/** For each signal a vector with a number for every layer. */
type LayerSignals = Readonly<Record<MeasuredSignalName, Value>>;

interface Measurement {
  readonly program: Program;
  readonly samples: SampleLayout;
}

interface MeasurementOptions {
  readonly probeSize: number;
  readonly stepsPerEpoch: number;
  readonly classWeights: readonly number[] | null;
}

/** Every signal of every weight layer at the end of an epoch, and the followed weights. */
export function measurementProgram(
  network: TrainableNetwork,
  measured: readonly MeasuredLayer[],
  traces: readonly WeightTrace[],
  { probeSize, stepsPerEpoch, classWeights }: MeasurementOptions,
): Measurement {
  const builder = new ProgramBuilder();
  const probe = probeGradients(builder, network, measured, probeSize, classWeights);
  const learningRateSum = builder.input('learningRateSum', floatTensor());
  const signals: LayerSignals = {
    ...gradientSignals(builder, probe),
    ...weightSignals(builder, measured, learningRateSum, stepsPerEpoch),
    ...activationSignals(builder, measured, probe.values),
    ...skipGradients(builder, measured, skipBlocks(network), probe.summedLoss, probe.values),
  };
  const samples = valueSamples(builder, sampledTensors(builder, network, measured, probe));
  const updates = measured.map(({ kernel }) => ({
    variable: epochStartName(kernel),
    value: variableValue(builder, kernel),
  }));
  const program = builder.finish(
    {
      ...signals,
      ...samples.outputs,
      probeLoss: probe.loss,
      ...traceVector(builder, measured, traces),
    },
    updates,
  );
  return { program, samples: samples.layout };
}

/**
 * Gradients on the probe batch: of the per-sample losses at the pre-activations (deltas), of the mean loss at the
 * kernels. The sum of the losses is differentiated, since its gradients underflow later than those of the mean.
 */
function probeGradients(
  builder: ProgramBuilder,
  network: TrainableNetwork,
  measured: readonly MeasuredLayer[],
  probeSize: number,
  classWeights: readonly number[] | null,
) {
  const { data } = network;
  const x = builder.input('x', floatTensor(probeSize, ...data.sampleShape));
  const y = builder.input('y', targetType(data, probeSize));
  const { output, values } = forwardPass(builder, network, { x, mode: 'measurement' });
  const { perSample, mean } = lossOf(builder, data, output, y, classWeights);
  const preActivations = measured.map(({ preActivation }) => values.get(preActivation) ?? output);
  const kernels = measured.map(({ kernel }) => variableValue(builder, kernel));
  const summedLoss = builder.sum(perSample);
  const all = differentiate(builder, summedLoss, [...preActivations, ...kernels]);
  return {
    values,
    summedLoss,
    loss: mean,
    deltas: all.slice(0, measured.length),
    gradients: all.slice(measured.length).map((gradient) => builder.divide(gradient, probeSize)),
  };
}

function gradientSignals(
  builder: ProgramBuilder,
  {
    deltas,
    gradients,
  }: { readonly deltas: readonly Value[]; readonly gradients: readonly Value[] },
) {
  const each = (tensors: readonly Value[]) => tensors.map((tensor) => ({ tensors: [tensor] }));
  const lengths = perLayer(builder, each(gradients), ([gradient]) => lengthOf(builder, gradient));
  const sizes = gradients.map(({ type }) => Math.sqrt(elementCount(type.shape)));
  return {
    'delta-rms': perLayer(builder, each(deltas), ([delta]) => {
      const stack = present(delta);
      return rootMeanSquare(builder, stack, withinLayers(stack));
    }),
    'weight-gradient-norm': lengths,
    'weight-gradient-rms': builder.divide(lengths, layerConstants(builder, sizes)),
  };
}

function weightSignals(
  builder: ProgramBuilder,
  measured: readonly MeasuredLayer[],
  learningRateSum: Value,
  stepsPerEpoch: number,
) {
  const kernels = measured.map(({ kernel }) => {
    const weights = variableValue(builder, kernel);
    const initial = builder.variable(initialName(kernel), weights.type);
    const epochStart = builder.variable(epochStartName(kernel), weights.type);
    return { tensors: [weights, initial, epochStart] };
  });
  const ofKernels = (measure: (weights: Value, initial: Value, epochStart: Value) => Value) =>
    perLayer(builder, kernels, ([weights, initial, epochStart]) =>
      measure(present(weights), present(initial), present(epochStart)),
    );
  const initialLength = ofKernels((_, initial) => lengthOf(builder, initial));
  const startLength = ofKernels((_, __, start) => lengthOf(builder, start));
  const change = ofKernels((weights, initial) =>
    lengthOf(builder, builder.subtract(weights, initial)),
  );
  const epochChange = ofKernels((weights, _, start) =>
    lengthOf(builder, builder.subtract(weights, start)),
  );
  return {
    'weight-change': change,
    'relative-weight-change': ratio(builder, change, initialLength),
    'epoch-weight-change': epochChange,
    'relative-epoch-weight-change': ratio(builder, epochChange, initialLength),
    'gradient-estimate': ratio(builder, epochChange, learningRateSum),
    'update-ratio': ratio(builder, builder.divide(epochChange, stepsPerEpoch), startLength),
    'unit-diversity': ofKernels((weights) => unitDiversity(builder, weights)),
  };
}

/** Units with the same incoming weights give the same and learn the same, whatever the scale of the weights. */
function unitDiversity(builder: ProgramBuilder, weights: Value): Value {
  const unitAxis = weights.type.shape.length - 1;
  const differences = builder.subtract(weights, builder.mean(weights, [unitAxis], true));
  return ratio(builder, lengthOf(builder, differences), lengthOf(builder, weights));
}

function lengthOf(builder: ProgramBuilder, stack: Value | undefined): Value {
  return norm(builder, present(stack), withinLayers(present(stack)));
}

export const measuredSignals: readonly MeasuredSignalName[] = [
  'delta-rms',
  'weight-gradient-norm',
  'weight-gradient-rms',
  'weight-change',
  'relative-weight-change',
  'epoch-weight-change',
  'relative-epoch-weight-change',
  'gradient-estimate',
  'update-ratio',
  'activation-mean',
  'activation-deviation',
  'sample-spread',
  'pre-activation-deviation',
  'saturated-share',
  'zero-share',
  'dead-share',
  'unit-diversity',
  'skip-gradient-rms',
  'main-gradient-rms',
];

/** Whether each signal means something for each layer: a single unit differs from no other, and so on. */
export function applicability(
  measured: readonly MeasuredLayer[],
  network: TrainableNetwork,
): Readonly<Record<SignalName, readonly boolean[]>> {
  const always = measured.map(() => true);
  const activated = measured.map(({ activation }) => activation !== null);
  const blocks = skipBlocks(network);
  const joining = measured.map(({ id }) => blocks.some(({ layer }) => layer === id));
  const normalized = measured.map(({ id }) => normalizationBehind(network, id) !== null);
  return {
    'delta-rms': always,
    'weight-gradient-norm': always,
    'weight-gradient-rms': always,
    'weight-change': always,
    'relative-weight-change': always,
    'epoch-weight-change': always,
    'relative-epoch-weight-change': always,
    'gradient-estimate': always,
    'update-ratio': always,
    'activation-mean': always,
    'activation-deviation': always,
    'sample-spread': always,
    'pre-activation-deviation': always,
    'saturated-share': measured.map(saturates),
    'zero-share': activated,
    'dead-share': activated,
    'unit-diversity': measured.map(({ kernel }) => (kernel.shape.at(-1) ?? 0) > 1),
    'skip-gradient-rms': joining,
    'main-gradient-rms': joining,
    'batch-norm-input-15': normalized,
    'batch-norm-input-50': normalized,
    'batch-norm-input-85': normalized,
    'batch-norm-output-15': normalized,
    'batch-norm-output-50': normalized,
    'batch-norm-output-85': normalized,
  };
}

function traceVector(
  builder: ProgramBuilder,
  measured: readonly MeasuredLayer[],
  traces: readonly WeightTrace[],
): Readonly<Record<string, Value>> {
  if (traces.length === 0) return {};
  const weights = traces.map(({ layer, index }) => {
    const kernel = measured.find(({ id }) => id === layer)?.kernel;
    if (kernel === undefined) throw new Error(`Layer ${layer} has no weights to follow.`);
    const size = index.map(() => 1);
    const single = builder.apply('slice', [variableValue(builder, kernel)], { begin: index, size });
    return builder.reshape(single, []);
  });
  return { traces: builder.apply('stack', weights, { axis: 0 }) };
}

/** The kernels as they were before training and at the end of the last epoch. */
export function comparedWeights(
  measured: readonly MeasuredLayer[],
  initialValues: (kernel: LayerVariable) => Float32Array,
): readonly Variable[] {
  return measured.flatMap(({ id, kernel }) => {
    const common = { shape: kernel.shape, layer: id, initialValues: () => initialValues(kernel) };
    return [
      { ...common, name: initialName(kernel), role: 'initial' as const },
      { ...common, name: epochStartName(kernel), role: 'epoch-start' as const },
    ];
  });
}

function initialName({ layer }: LayerVariable): string {
  return variableName(layer, 'kernel/initial');
}

function epochStartName({ layer }: LayerVariable): string {
  return variableName(layer, 'kernel/epoch-start');
}
