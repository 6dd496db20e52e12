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

/**
 * What to show at start where the program was given a file: the file, unless there is unsaved work, which it must not
 * replace, or it cannot be read.
 */
export async function restoreWorkOrGiven(
  given: string | null,
  restored: RestoredWork,
  startingExample: Experiment,
  read: (file: string) => Promise<Result<Experiment>>,
): Promise<OpenedExperiment> {
  const { work, notice } = restored;
  if (given === null) return restoreWork(restored, startingExample, read);
  if (work?.unsaved === true) {
    return { ...work, notice: work.file === given ? notice : unsavedWorkFirst(given) };
  }
  const opened = await read(given);
  if (opened.ok) return { experiment: opened.value, file: given, unsaved: false, notice };
  const instead = await restoreWork(restored, startingExample, read);
  return { ...instead, notice: fileNotOpened(given, opened.problems[0]) };
}

function fileLost(file: string, problem: Problem): Problem {
  return {
    code: 'file-lost',
    message: `${file} could not be opened: ${problem.message}`,
    hint: 'What you see is its last automatically saved state; save it to keep it.',
    place: { kind: 'file', file },
  };
}

function unsavedWorkFirst(given: string): Problem {
  return {
    code: 'unsaved-work-first',
    message: `${given} was not opened, because there is unsaved work.`,
    hint: 'Save it, then open the file.',
    place: { kind: 'file', file: given },
  };
}

function fileNotOpened(given: string, problem: Problem): Problem {
  return {
    code: 'file-not-opened',
    message: `${given} could not be opened: ${problem.message}`,
    ...(problem.hint !== undefined && { hint: problem.hint }),
    place: { kind: 'file', file: given },
  };
}
