import type { Evidence } from '../../shared/diagnosis/verdict';
import type { RunDescription } from '../../shared/signals/run-report';
import { layerName } from '../observe/layer-name';
import { lossWords, magnitudeWords } from '../observe/number-words';
import { isSignal, signalWords, wordsOf } from '../observe/signal-words';
import { withChartNumbers } from './verdict-words';

/** A piece of evidence as a row says it. */
export interface EvidenceWords {
  readonly title: string;
  readonly value: string;
  /** What the value means, against what. */
  readonly note: string;
}

export function evidenceWords(evidence: Evidence, description: RunDescription): EvidenceWords {
  return {
    title: titleOf(evidence, description),
    value: valueOf(evidence),
    note: withChartNumbers(evidence.says),
  };
}

function titleOf({ signal, layer, reference }: Evidence, description: RunDescription): string {
  const found = description.layers.find(({ id }) => id === layer);
  const place = found === undefined ? null : layerName(found, description.layers);
  if (signal === 'loss') {
    // Of the probe rows with the weights as they are: charts show the mean over the epoch's batches.
    const isLevel = reference === description.noInformationLoss;
    return isLevel ? 'Loss, end of epoch' : 'Fall of the loss an epoch';
  }
  if (signal === 'data') return 'The data';
  if (signal === 'delta-rms') {
    return place === null ? 'δ against the output' : `δ, ${place} against output`;
  }
  const quantity = isSignal(signal) ? signalWords[signal].choice : plainWords(signal);
  return place === null ? quantity : `${quantity}, ${place}`;
}

function valueOf({ signal, value }: Evidence): string {
  if (signal === 'loss') return lossWords(value);
  return isSignal(signal) ? wordsOf(signal)(value) : magnitudeWords(value);
}

function plainWords(signal: string): string {
  return signal.charAt(0).toUpperCase() + signal.slice(1).replaceAll('-', ' ');
}
