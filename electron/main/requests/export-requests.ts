import type { RequestHandlers } from '../../../shared/messages/bridge';
import { fail, succeed } from '../../../shared/problems/problem';
import { writeFileAtomically } from '../../files/atomic-write';
import { fileProblem } from '../../files/file-problems';
import type { Dialogs } from '../dialogs';

export function exportRequests(
  dialogs: Pick<Dialogs, 'chooseWhereToExport'>,
): Pick<RequestHandlers, 'export:file'> {
  return {
    'export:file': async ({ suggestedName, content }) => {
      const file = await dialogs.chooseWhereToExport(suggestedName);
      if (file === null) return null;
      try {
        await writeFileAtomically(file, content);
        return succeed({ file });
      } catch (error) {
        return fail(fileProblem(error, file, 'written'));
      }
    },
  };
}
