import type { Verdict, VerdictCode } from '../../../shared/diagnosis/verdict';
import { noRemedies } from '../../../shared/experiment/remedies';
import type { Combination } from '../grid-plan';
import { combinationName } from '../grid-plan';
import { combinationResult } from '../grid-result';
import type { CombinationResult } from '../grid-result';
import { GridRun } from '../grid-run.svelte';

function verdictOf(code: VerdictCode): Verdict {
  return {
    code,
    confidence: 0.9,
    summary: '',
    since: { epoch: 0 },
    layers: [],
    evidence: [],
    against: [],
    remedies: [],
  };
}

/** A run of a grid that has ended with this loss and verdict. */
export function endedRun(loss: number, code: VerdictCode, seed = 1): GridRun {
  const run = new GridRun({ remedies: noRemedies, seed, shape: '' });
  run.hear({ place: 0, kind: 'begun', run: `run-${seed}` });
  run.hear({ place: 0, kind: 'losses', from: 1, losses: [loss] });
  const final = { loss, accuracy: 0.5, validationLoss: loss, validationAccuracy: 0.5 };
  const verdict = verdictOf(code);
  run.hear({ place: 0, kind: 'ended', outcome: 'finished', verdict, final });
  return run;
}

/** What the runs come to under these remedies. */
export function resultOf(on: Combination['on'], runs: readonly GridRun[]): CombinationResult {
  const places = runs.map((_, place) => place);
  return combinationResult({ name: combinationName(on), on, remedies: noRemedies, places }, runs);
}
