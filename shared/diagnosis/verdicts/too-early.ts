import type { Features } from '../features';
import { lossEvidence } from '../finding';
import type { Finding } from '../finding';

/** Not enough evidence yet; says what it waits for. */
export function tooEarly(features: Features): Finding {
  const { epoch, ended, loss } = features;
  return {
    code: 'too-early',
    confidence: 0.3,
    summary: ended
      ? 'The run is too short, or its signals too mixed, to say what is going on; more epochs would tell.'
      : epoch === 0
        ? 'Nothing is trained yet; the first epochs will tell.'
        : `No fault shows and the loss has not fallen clearly either; waiting for it to leave ${loss.now.toPrecision(3)}.`,
    fromStart: false,
    layers: [],
    evidence: epoch === 0 ? [] : [lossEvidence(features)],
    against: [],
  };
}
