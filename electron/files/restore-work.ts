import type { Experiment } from '../../shared/experiment/experiment';
import type { OpenedExperiment } from '../../shared/messages/requests';
import type { Problem, Result } from '../../shared/problems/problem';
import type { RestoredWork } from './autosave';

/**
 * What to show at start. Unsaved work wins; saved work is read from its own file, which may have changed meanwhile;
 * where that cannot be read, its last autosaved state is shown as unsaved; without any work, the starting example.
 */
export async function restoreWork(
  restored: RestoredWork,
  startingExample: Experiment,
  read: (file: string) => Promise<Result<Experiment>>,
): Promise<OpenedExperiment> {
  const { work, notice } = restored;
  if (work === null) return { experiment: startingExample, file: null, unsaved: false, notice };
  if (work.unsaved || work.file === null) return { ...work, notice };
  const saved = await read(work.file);
  if (saved.ok) return { experiment: saved.value, file: work.file, unsaved: false, notice };
  return { ...work, unsaved: true, notice: fileLost(work.file, saved.problems[0]) };
}

function fileLost(file: string, problem: Problem): Problem {
  return {
    code: 'file-lost',
    message: `${file} could not be opened: ${problem.message}`,
    hint: 'What you see is its last automatically saved state; save it to keep it.',
    place: { kind: 'file', file },
  };
}
