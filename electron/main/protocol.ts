import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { appScheme } from './app-origin';
import { resolveAppFile } from './app-files';
import { contentSecurityPolicy } from './content-security-policy';

const headers = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const;

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
    protocol.handle(appScheme, ({ url }) => answer(url, folder));
    return;
  }
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- all there is before
  protocol.registerFileProtocol(appScheme, ({ url }, callback) => {
    const file = resolveAppFile(url, folder);
    if (file === null) callback({ error: netErrorFileNotFound });
    else callback({ path: file.path, headers: { ...headers, 'Content-Type': file.contentType } });
  });
}

/** net::ERR_FILE_NOT_FOUND */
const netErrorFileNotFound = -6;

async function answer(url: string, folder: string): Promise<Response> {
  const file = resolveAppFile(url, folder);
  if (file === null) return notFound();
  try {
    const content = new Uint8Array(await readFile(file.path));
    return new Response(content, { headers: { ...headers, 'Content-Type': file.contentType } });
  } catch {
    return notFound();
  }
}

function notFound(): Response {
  return new Response('Not found', { status: 404, headers });
}
