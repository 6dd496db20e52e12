import type { DataSet, Rows } from '../data/data-set';
import { softmaxRows } from '../training/softmax-rows';
import type { PixelReader } from './picture-pixels';
import type { PredictedPicture, PredictedPictures, PredictionsSnapshot } from './snapshot';

/** Of the first rows, and of the wrong ones. */
const mostPictures = 24;
const mostPairs = 400;

/**
 * What the network's outputs for the validation rows amount to.
 *
 * @param outputs [rows, classes] logits, or [rows] values in regression
 */
export function predictionsOf(
  data: DataSet,
  outputs: Float32Array,
  epoch: number,
  pixels: PixelReader,
): PredictionsSnapshot {
  const { classes, validation } = data;
  const isClassification = data.task === 'classification';
  const predicted = isClassification ? winners(outputs, classes.length) : new Int32Array(0);
  return {
    kind: 'predictions',
    epoch,
    rows: validation.count,
    classes,
    confusion: isClassification ? confusionOf(validation, predicted, classes.length) : [],
    pairs: isClassification ? new Float32Array(0) : pairsOf(validation, outputs),
    pictures:
      isClassification && isPictures(data) ? picturesOf(data, outputs, predicted, pixels) : null,
  };
}

/** [height, width, channels] with one grey value or three colours. */
function isPictures({ sampleShape }: Pick<DataSet, 'sampleShape'>): boolean {
  const [, , channels] = sampleShape;
  return sampleShape.length === 3 && (channels === 1 || channels === 3);
}

/** The class with the greatest output; of equal ones the first. A row without a greatest one (NaN) has class -1. */
function winners(outputs: Float32Array, classes: number): Int32Array {
  return Int32Array.from({ length: outputs.length / classes }, (_, row) => {
    const logits = outputs.subarray(row * classes, (row + 1) * classes);
    return logits.indexOf(Math.max(...logits));
  });
}

function confusionOf({ targets }: Rows, predicted: Int32Array, classes: number): readonly number[] {
  const counts = new Array<number>(classes * classes).fill(0);
  predicted.forEach((winner, row) => {
    const place = (targets[row] ?? 0) * classes + winner;
    if (winner >= 0) counts[place] = (counts[place] ?? 0) + 1;
  });
  return counts;
}

function pairsOf({ targets }: Rows, outputs: Float32Array): Float32Array {
  const count = Math.min(mostPairs, outputs.length);
  return Float32Array.from({ length: count * 2 }, (_, place) => {
    const row = place >> 1;
    return (place % 2 === 0 ? targets[row] : outputs[row]) ?? NaN;
  });
}

function picturesOf(
  { sampleShape, validation, classes }: DataSet,
  outputs: Float32Array,
  predicted: Int32Array,
  pixels: PixelReader,
): PredictedPictures {
  const { targets } = validation;
  const rows = Array.from(predicted.keys());
  const isWrong = (row: number): boolean => predicted[row] !== targets[row];
  return {
    shape: sampleShape,
    first: rows.slice(0, mostPictures).map(pictureOf),
    wrong: firstOf(rows, mostPictures, isWrong).map(pictureOf),
  };

  function pictureOf(row: number): PredictedPicture {
    const winner = predicted[row] ?? -1;
    const shares = outputs.slice(row * classes.length, (row + 1) * classes.length);
    softmaxRows(shares, classes.length);
    return {
      row,
      actual: targets[row] ?? NaN,
      predicted: winner,
      probability: shares[winner] ?? NaN,
      pixels: pixels(row),
    };
  }
}

function firstOf(
  rows: readonly number[],
  count: number,
  isWanted: (row: number) => boolean,
): readonly number[] {
  const found: number[] = [];
  for (const row of rows) {
    if (found.length === count) break;
    if (isWanted(row)) found.push(row);
  }
  return found;
}
