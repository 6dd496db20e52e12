import { posix, resolve, win32 } from 'node:path';

export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly homeFolder: string;
}

/**
 * The one folder per user in which runs, settings and autosaved work are kept, the same for window and command line:
 * GRADIENT_LAB_HOME, else where the platform keeps a program's data (XDG base directory specification on Linux, which
 * says that a relative XDG_DATA_HOME is to be ignored).
 */
export function dataFolder({ environment, platform, homeFolder }: Surroundings): string {
  const own = environment.GRADIENT_LAB_HOME;
  if (own !== undefined && own !== '') return resolve(own);
  switch (platform) {
    case 'win32':
      return win32.join(
        environment.APPDATA ?? win32.join(homeFolder, 'AppData', 'Roaming'),
        'Gradient Lab',
      );
    case 'darwin':
      return posix.join(homeFolder, 'Library', 'Application Support', 'Gradient Lab');
    default: {
      const base = environment.XDG_DATA_HOME ?? '';
      return posix.join(
        posix.isAbsolute(base) ? base : posix.join(homeFolder, '.local', 'share'),
        'gradient-lab',
      );
    }
  }
}
