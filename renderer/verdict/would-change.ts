import { thresholds } from '../../shared/diagnosis/thresholds';
import type { VerdictCode } from '../../shared/diagnosis/verdict';
import type { RunDescription } from '../../shared/signals/run-report';
import { lossWords } from '../observe/number-words';

type Known = Pick<RunDescription, 'noInformationLoss'>;

/** What another verdict would take. A change of mind needs three epochs that agree. */
export function wouldChange(
  code: VerdictCode,
  { noInformationLoss }: Known,
  epoch: number,
): string {
  const { some, solved } = thresholds.learned;
  const below = (share: number) => lossWords((1 - share) * noInformationLoss);
  const falls = `a loss under ${below(some)} for three epochs`;
  switch (code) {
    case 'healthy':
      return `a loss back over ${below(some)} for three epochs`;
    case 'vanishing-gradient':
    case 'exploding-gradient':
    case 'dead-units':
    case 'learning-rate-too-high':
      return falls;
    case 'learning-rate-too-low':
      return `${falls}, or larger steps`;
    case 'saturated-units':
      return `a loss under ${below(solved)} for three epochs, or units that leave the flat ends`;
    case 'symmetric-weights':
      return 'units of a layer that come to differ';
    case 'shattered-gradient':
      return 'a loss that falls as it does in a shallower network';
    case 'data-fault':
      return 'other rows, or what is learned holding for validation rows';
    case 'too-early': {
      const leaves = `a loss that leaves ${lossWords(noInformationLoss)}`;
      return epoch < thresholds.dueEpochs ? `${thresholds.dueEpochs} epochs, or ${leaves}` : leaves;
    }
  }
}
