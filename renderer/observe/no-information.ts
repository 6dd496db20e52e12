import { lossWords, shareWords } from './number-words';
import type { Reference } from './picture';
import type { RunDescription } from '../../shared/signals/run-report';

type Known = Pick<RunDescription, 'task' | 'noInformationLoss' | 'layers'>;

const numberNames = 'zero one two three four five six seven eight nine ten eleven twelve'.split(
  ' ',
);

/** The loss of a model that has learnt nothing, and what it means. */
export function noInformationReference(description: Known): Reference {
  const at = description.noInformationLoss;
  if (description.task === 'regression') {
    return { at, words: `variance = ${lossWords(at)}: always guesses the mean` };
  }
  const classes = classCount(description);
  if (classes === null)
    return { at, words: `${lossWords(at)}: knows only how common each class is` };
  return { at, words: `ln ${classes} = ${lossWords(at)}: ${guessWords(classes)}` };
}

/** The accuracy of a guess among balanced classes; null where classes are not balanced or there are none. */
export function chanceReference(description: Known): Reference | null {
  const classes = classCount(description);
  if (classes === null || description.task === 'regression') return null;
  return { at: 1 / classes, words: `${shareWords(1 / classes)}: ${guessWords(classes)}` };
}

function guessWords(classes: number): string {
  if (classes === 2) return 'no better than a coin flip';
  return `a guess among ${numberNames[classes] ?? classes} classes`;
}

/** Number of classes where they are balanced to within a thousandth of a nat: then the loss is ln C. */
function classCount({ noInformationLoss, layers }: Known): number | null {
  const shape = layers[layers.length - 1]?.kernelShape ?? [];
  const classes = shape[shape.length - 1] ?? 0;
  const isBalanced = classes > 1 && Math.abs(Math.log(classes) - noInformationLoss) < 1e-3;
  return isBalanced ? classes : null;
}
