import { protocol } from 'electron';
import { appScheme } from './app-origin';
import { resolveAppFile } from './app-files';
import { appHeaders, appResponse } from './app-response';

/** net::ERR_FILE_NOT_FOUND */
const netErrorFileNotFound = -6;

/** To be called before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the folder of the built window under lab://app/, to be called once the app is ready. */
export function serveAppFiles(folder: string): void {
  // protocol.handle exists from Electron 25 on.
  if (typeof protocol.handle === 'function') {
    protocol.handle(appScheme, ({ url }) => appResponse(url, folder));
    return;
  }
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- all there is before
  protocol.registerFileProtocol(appScheme, ({ url }, callback) => {
    const file = resolveAppFile(url, folder);
    if (file === null) callback({ error: netErrorFileNotFound });
    else
      callback({ path: file.path, headers: { ...appHeaders, 'Content-Type': file.contentType } });
  });
}
