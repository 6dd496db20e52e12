import type { Experiment } from '../../shared/experiment/experiment';
import { sameRemedies } from '../../shared/experiment/remedies';
import type { Result } from '../../shared/problems/problem';
import type { Lab } from '../lab/lab.svelte';
import type { Run } from '../lab/run.svelte';
import { combinationName } from './grid-plan';
import type { GridRun } from './grid-run.svelte';

/**
 * Opens a run of the grid in the lab, beside the run without remedies of the same seed. Where the experiment is still
 * the one that was trained, its overlay becomes that of the run, so that the canvas shows what the charts tell of.
 */
export async function openGridRun(run: GridRun, lab: Lab): Promise<void> {
  const { trained, runs, isOutdated } = lab.grid;
  if (trained === null) return;
  if (!run.hasEnded || run.stage === 'dropped') {
    lab.notices.tell(
      run.hasEnded ? 'This run was stopped before it began.' : 'This run has not ended yet.',
    );
    return;
  }
  const { combinations, experiment, choice } = trained;
  const plain = combinations[0]?.places.flatMap((place) => runs[place] ?? []) ?? [];
  const against = plain.find(({ seed }) => seed === run.seed);
  if (against !== undefined && against !== run && against.hasEnded) {
    await show(against, experiment, lab);
  }
  const shown = await show(run, experiment, lab);
  if (!shown.ok) {
    lab.notices.problem(shown.problems[0]);
    return;
  }
  const { remedies } = run.order;
  if (!isOutdated && !sameRemedies(remedies, lab.overlay.remedies)) {
    const name = combinationName(choice.toggles.filter((toggle) => remedies[toggle]));
    lab.document.change(`Open ${name} of the grid`, (present) => ({ ...present, remedies }));
  }
  lab.view.show('lab');
  lab.selection.clear();
  lab.view.showColumn('run');
}

/** A run that failed, or was stopped before it began, is told as a problem. */
function show(run: GridRun, experiment: Experiment, lab: Lab): Promise<Result<Run>> {
  const { order, id } = run;
  const { remedies, seed } = order;
  return lab.training.show(id ?? '', { ...experiment, remedies, seed }, () =>
    lab.mainProcess.request('run:read', { run: id ?? '' }),
  );
}
