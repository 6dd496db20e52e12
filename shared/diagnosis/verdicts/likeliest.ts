import type { Features } from '../features';
import { evidenceOf, factorWords, layerIds, lossEvidence } from '../finding';
import { signalValueWords as words } from '../../signals/signal-value';
import type { Finding, Rule } from '../finding';
import { thresholds } from '../thresholds';
import type { VerdictCode } from '../verdict';

/** Little confidence is still more use than silence, once no more epochs will come. */
const confidence = 0.5;
/** Powers of ten, a step or two short of what a rule would ask for. */
const muchLost = -1;

/** The run is over, has learned little, and no rule found a clear cause: the likeliest one by what stands out most. */
export const likeliest: Rule = (features) => {
  const { ended, due, broken, loss, firstReachAtStart, scene } = features;
  if (!ended || !due || broken || loss.learned > thresholds.learned.some) return null;
  if (firstReachAtStart < muchLost) {
    return guess(
      features,
      'vanishing-gradient',
      `The loss has hardly fallen; the most striking thing is that the first layer receives ${factorWords(firstReachAtStart)} of the output's gradient.`,
      layerIds(features, [0]),
    );
  }
  if (loss.zigzag > Math.abs(loss.pace) && loss.zigzag > 0.02) {
    return guess(
      features,
      'learning-rate-too-high',
      `The loss jumps about by ${words(loss.zigzag * loss.noInformation)} from epoch to epoch instead of falling; smaller steps would tell whether the network can learn.`,
    );
  }
  if (loss.pace > 0 && features.largestStep < 1e-3) {
    return guess(
      features,
      'learning-rate-too-low',
      'Signals are sound and the loss was still falling at the end, slowly: larger steps or more epochs would tell more.',
    );
  }
  if (!scene.hasSkips && 2 * scene.hidden.length > thresholds.shatteringDepth) {
    return guess(
      features,
      'shattered-gradient',
      'Signals are sound and the loss has hardly fallen; of what is known here, the depth of a plain network is the likeliest reason.',
    );
  }
  return null;
};

function guess(
  features: Features,
  code: VerdictCode,
  summary: string,
  layers: readonly string[] = [],
): Finding {
  const { scene, firstReachAtStart } = features;
  return {
    code,
    confidence,
    summary,
    fromStart: code === 'vanishing-gradient',
    layers,
    evidence: [
      lossEvidence(features),
      evidenceOf(
        'delta-rms',
        10 ** firstReachAtStart,
        1,
        `Before the first step ${factorWords(firstReachAtStart)} of the output's gradient arrived at the first layer.`,
        scene.layers[0]?.id,
      ),
    ],
    against: [],
  };
}
