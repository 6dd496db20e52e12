import { extname, join, relative, sep } from 'node:path';
import { isOwnPage } from './app-origin';

export interface AppFile {
  readonly path: string;
  readonly contentType: string;
}

/** All kinds of file that the built window consists of. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * The file that an address of the program's own scheme names, or null where it names none: a foreign host, a kind of
 * file that the window has none of, or a path that leaves the folder, however it is written.
 */
export function resolveAppFile(url: string, folder: string): AppFile | null {
  if (!isOwnPage(url)) return null;
  const path = decodePath(new URL(url).pathname);
  if (path === null || path.includes('\0') || path.includes('\\')) return null;
  const file = join(folder, path);
  if (!isInside(file, folder)) return null;
  const contentType = contentTypes[extname(file)];
  return contentType === undefined ? null : { path: file, contentType };
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function isInside(file: string, folder: string): boolean {
  const path = relative(folder, file);
  return path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && !path.includes(':');
}
