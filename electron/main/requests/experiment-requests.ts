import type { RequestHandlers } from '../../../shared/messages/bridge';
import type { Experiment } from '../../../shared/experiment/experiment';
import { startingExample } from '../../../shared/experiment/starting-example';
import { succeed } from '../../../shared/problems/problem';
import type { Result } from '../../../shared/problems/problem';
import type { Autosave } from '../../files/autosave';
import { readExperimentFile, writeExperimentFile } from '../../files/experiment-files';
import { restoreWorkOrGiven } from '../../files/restore-work';
import { bundledExample } from '../bundled-examples';
import type { Dialogs } from '../dialogs';
import type { OpenedFiles } from '../opened-files';

export interface ExperimentRequests {
  readonly autosave: Autosave;
  readonly dialogs: Pick<Dialogs, 'chooseExperiment' | 'chooseWhereToSave'>;
  readonly openedFiles: OpenedFiles;
  readonly onSaved: (successfully: boolean) => void;
}

type Handlers = Pick<
  RequestHandlers,
  | 'experiment:restore'
  | 'experiment:open'
  | 'experiment:list-recent'
  | 'experiment:open-recent'
  | 'experiment:open-example'
  | 'experiment:save'
  | 'experiment:autosave'
>;

export function experimentRequests(given: ExperimentRequests): Handlers {
  const { autosave, dialogs, openedFiles, onSaved } = given;

  const saveTo = async (
    file: string,
    experiment: Experiment,
  ): Promise<Result<{ readonly file: string }>> => {
    const written = await writeExperimentFile(file, experiment);
    if (!written.ok) return written;
    await openedFiles.add(file);
    await autosave.write({ experiment, file, unsaved: false });
    return succeed({ file });
  };

  return {
    'experiment:restore': async () => {
      const given = openedFiles.takeGiven();
      const restored = await autosave.restore();
      const opened = await restoreWorkOrGiven(given, restored, startingExample, readExperimentFile);
      if (opened.file !== null) await openedFiles.add(opened.file);
      return opened;
    },
    'experiment:open': async () => {
      const file = await dialogs.chooseExperiment();
      return file === null ? null : openedFiles.open(file);
    },
    'experiment:list-recent': () => openedFiles.recent,
    'experiment:open-recent': ({ file }) => openedFiles.openRecent(file),
    'experiment:open-example': ({ name }) => {
      const experiment = bundledExample(name);
      if (!experiment.ok) return experiment;
      return succeed({ experiment: experiment.value, file: null, unsaved: false, notice: null });
    },
    'experiment:save': async ({ experiment, file }) => {
      openedFiles.demand(file);
      const target = file ?? (await dialogs.chooseWhereToSave(`${experiment.name}.gradient-lab`));
      const saved = target === null ? null : await saveTo(target, experiment);
      onSaved(saved?.ok === true);
      return saved;
    },
    'experiment:autosave': (work) => {
      openedFiles.demand(work.file);
      return autosave.write(work);
    },
  };
}
