import {
  adam,
  batchNormalization,
  constantSchedule,
  he,
  leaky,
  learningRate,
  otherData,
  relu,
  reluWithHe,
  residual,
  shallower,
  standardize,
  usualLearningRate,
  xavier,
} from './changes';
import type { Change } from './changes';
import type { Scene } from './scene';
import { thresholds } from './thresholds';
import { patchExperiment } from '../experiment/merge-patch';
import type { RemedyName } from '../experiment/remedies';
import { applyRemedies } from '../remedies/apply-remedies';
import type { ChangeCode, SuggestedChange, VerdictCode } from './verdict';

type Ranked = readonly (readonly [Change, string])[];

const normalize = [
  batchNormalization,
  'Normalizing before each activation keeps units on the steep part of their function.',
] as const;
const replaceByRelu = [
  reluWithHe,
  'ReLU has slope 1 where it is on, and He weights make up for its zeros.',
] as const;

/** What helps against each verdict, the most promising first; the reason is said to the user. */
const ranking: Readonly<Record<VerdictCode, (scene: Scene) => Ranked>> = {
  healthy: () => [],
  'too-early': () => [],
  'vanishing-gradient': (scene) => [
    ...(rectifies(scene)
      ? ([
          [he, 'He starting weights keep the size of signal and gradient through ReLU layers.'],
          [
            batchNormalization,
            'Normalizing before each activation restores the signal at every layer.',
          ],
        ] as const)
      : reluBeforeNormalizing(scene)
        ? [replaceByRelu, normalize]
        : [normalize, replaceByRelu]),
    [residual, 'A skip path carries the gradient past the layers that shrink it.'],
    [xavier, 'Glorot starting weights keep the size of a signal in tanh layers.'],
    [shallower, 'Fewer layers, fewer factors below 1.'],
    [relu, 'ReLU has slope 1 where it is on.'],
  ],
  'exploding-gradient': (scene) => [
    ...(rectifies(scene)
      ? ([[he, 'He starting weights keep the gradient the same size at every layer.']] as const)
      : ([
          [xavier, 'Glorot starting weights keep the gradient the same size at every layer.'],
        ] as const)),
    [batchNormalization, 'Normalizing takes the size of the weights out of the signal.'],
    [learningRate(0.01), 'Much smaller steps survive large gradients, slowly.'],
    [shallower, 'Fewer layers, fewer factors above 1.'],
  ],
  'learning-rate-too-high': () => [
    [usualLearningRate, 'This is where this optimizer is usually started.'],
    [learningRate(0.1), 'Ten times smaller steps.'],
    [learningRate(0.01), 'A hundred times smaller steps.'],
    [batchNormalization, 'Normalized networks bear larger rates.'],
  ],
  'learning-rate-too-low': () => [
    [constantSchedule, 'The schedule takes the rate away before anything is learned.'],
    [usualLearningRate, 'This is where this optimizer is usually started.'],
    [learningRate(100), 'A hundred times larger steps.'],
    [adam, 'Adam chooses the size of its steps by itself.'],
  ],
  'dead-units': () => [
    [usualLearningRate, 'Smaller steps do not throw units off for good.'],
    [learningRate(0.1), 'Ten times smaller steps do not throw units off for good.'],
    [leaky, 'Leaky ReLU passes a little on where ReLU passes nothing, so units can come back.'],
    [
      batchNormalization,
      'Normalizing puts every unit back to where it is on for half of the samples.',
    ],
  ],
  'saturated-units': (scene) => [
    ...(scene.experiment.data.standardize
      ? ([
          [xavier, 'Smaller starting weights put units on the steep part of their function.'],
        ] as const)
      : ([
          [
            standardize,
            'Inputs of size 1 put the first units on the steep part of their function.',
          ],
        ] as const)),
    [
      batchNormalization,
      'Normalizing before each activation undoes the size of weights and inputs.',
    ],
    [xavier, 'Smaller starting weights put units on the steep part of their function.'],
    [reluWithHe, 'ReLU does not saturate for positive inputs.'],
  ],
  'symmetric-weights': (scene) =>
    rectifies(scene)
      ? [
          [
            he,
            'Weights drawn at random make the units differ, and He draws them in the right size for ReLU.',
          ],
          [xavier, 'Weights drawn at random make the units differ.'],
        ]
      : [
          [xavier, 'Weights drawn at random make the units differ.'],
          [he, 'Weights drawn at random make the units differ.'],
        ],
  'shattered-gradient': () => [
    [
      residual,
      'Skip paths keep what the gradients of neighbouring inputs have in common (Balduzzi et al. 2017).',
    ],
    [shallower, 'Gradients shatter with depth.'],
    [batchNormalization, 'Keeps samples apart from each other; with skip paths better still.'],
  ],
  'data-fault': (scene) => [
    ...(scene.experiment.data.standardize
      ? []
      : ([[standardize, 'Brings every input to mean 0 and size 1.']] as const)),
    [
      otherData,
      'Check targets and inputs: no network learns from rows that hold nothing to learn.',
    ],
  ],
};

/** Changes that apply to this experiment, each once. */
export function rankedChanges(scene: Scene, code: VerdictCode): readonly SuggestedChange[] {
  const seen = new Set<string>();
  return ranking[code](scene).flatMap(([change, why]) => {
    const suggested = change(scene);
    if (suggested === null) return [];
    const key = JSON.stringify(suggested.edit);
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...suggested, why: [why, ...warningsOf(scene, suggested)].join(' ') }];
  });
}

/** Every change that applies to this experiment, whatever the verdict: what ranking quality is measured against. */
export function applicableChanges(scene: Scene): readonly Omit<SuggestedChange, 'why'>[] {
  const all = [
    ...[he, xavier, batchNormalization, residual, relu, reluWithHe, leaky, shallower],
    constantSchedule,
    ...[usualLearningRate, learningRate(0.1), learningRate(0.01), learningRate(10), adam],
    standardize,
  ];
  return all.flatMap((change) => change(scene) ?? []);
}

/** What is known to backfire about an overlay on this network, said beside the reason for it. */
function warningsOf(
  { experiment, shape }: Scene,
  { change, edit }: Pick<SuggestedChange, 'change' | 'edit'>,
): readonly string[] {
  if (!('remedies' in edit) || 'network' in edit) return [];
  const patched = patchExperiment(experiment, edit);
  if (!patched.ok) return [];
  const { network, remedies, training } = patched.value;
  return applyRemedies(network, remedies, shape, training.optimizer)
    .warnings.filter(({ remedy }) => remedyNames[change] === remedy)
    .map(({ message, hint }) =>
      [`But: ${message}`, ...(hint === undefined ? [] : [hint])].join(' '),
    );
}

const remedyNames: Readonly<Partial<Record<ChangeCode, RemedyName>>> = {
  relu: 'relu',
  xavier: 'xavier',
  he: 'he',
  'batch-normalization': 'batchNormalization',
  residual: 'residual',
};

/**
 * A slope of at most 1/4 stays one behind batch norm, and a loss that has been flat leaves its plateau late; ReLU does
 * better until so many plain layers shatter its gradients.
 */
function reluBeforeNormalizing({ layers, hidden }: Scene): boolean {
  return (
    hidden.length < thresholds.shatteringDepth &&
    layers.some(({ activation }) => activation === 'sigmoid' || activation === 'hard-sigmoid')
  );
}

function rectifies({ layers }: Scene): boolean {
  return layers.some(({ family }) => family === 'rectifying');
}
