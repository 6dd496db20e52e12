import type { RequestHandlers } from '../../../shared/messages/bridge';
import type { Preferences } from '../../../shared/messages/preferences';
import { isFileSystemError } from '../../files/atomic-write';
import type { PreferencesFile } from '../../files/preferences';

export function preferencesRequests(
  file: PreferencesFile,
  apply: (preferences: Preferences) => void,
): Pick<RequestHandlers, 'preferences:read' | 'preferences:write'> {
  return {
    'preferences:read': () => file.read(),
    'preferences:write': async (preferences) => {
      apply(preferences);
      try {
        await file.write(preferences);
      } catch (error) {
        // They hold until the program ends; a full disk is told where work is at stake, by the autosave.
        if (!isFileSystemError(error)) throw error;
      }
      return null;
    },
  };
}
