// npm run package: deb, AppImage and tar.gz for Linux x64, from what set-up has fetched; on Windows a zip, on macOS dmg and zip.
// npm run package -- --windows FOLDER: on Linux, a zip for Windows from a folder with Electron for Windows.
import '../setup/node-version.mjs';
import { parseArgs } from 'node:util';

async function buildPackages() {
  const { currentSurroundings } = await import('../setup/surroundings.mjs');
  const { setUp } = await import('../setup/set-up.mjs');
  const { endInWords } = await import('../setup/report-problem.mjs');
  const { values } = parseArgs({ options: { windows: { type: 'string' } } });
  const surroundings = currentSurroundings();
  const { platform } = surroundings;
  endInWords();
  await setUp(surroundings, { window: true });
  if (values.windows !== undefined || platform === 'win32' || platform === 'darwin') {
    const { packageWithBuilder } = await import('./package-with-builder.mjs');
    await packageWithBuilder(surroundings, {
      platform: platform === 'darwin' && values.windows === undefined ? 'darwin' : 'win32',
      electron: values.windows ?? null,
    });
    return;
  }
  const { packageForLinux } = await import('./linux/package-for-linux.mjs');
  await packageForLinux(surroundings);
}

buildPackages().catch((error) =>
  import('../setup/report-problem.mjs').then(({ endWithProblem }) => endWithProblem(error)),
);
