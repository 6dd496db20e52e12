import type { RequestHandlers } from '../../../shared/messages/bridge';
import { fail, succeed } from '../../../shared/problems/problem';
import type { Result } from '../../../shared/problems/problem';
import { writeFileAtomically } from '../../files/atomic-write';
import type { FileContent } from '../../files/atomic-write';
import { fileProblem } from '../../files/file-problems';
import type { Dialogs } from '../dialogs';
import type { RunRecording } from '../runs/run-recording';

export function exportRequests(
  dialogs: Pick<Dialogs, 'chooseWhereToExport'>,
  recording: Pick<RunRecording, 'exported'>,
): Pick<RequestHandlers, 'export:file' | 'export:run'> {
  return {
    'export:file': ({ suggestedName, content }) => save(suggestedName, succeed(content)),
    'export:run': ({ suggestedName, run, name, form }) =>
      save(suggestedName, recording.exported(run, name, form)),
  };

  async function save(
    suggestedName: string,
    content: Result<FileContent>,
  ): Promise<Result<{ readonly file: string }> | null> {
    if (!content.ok) return content;
    const file = await dialogs.chooseWhereToExport(suggestedName);
    if (file === null) return null;
    try {
      await writeFileAtomically(file, content.value);
      return succeed({ file });
    } catch (error) {
      return fail(fileProblem(error, file, 'written'));
    }
  }
}
