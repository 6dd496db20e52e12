// npm run measure:start: how long the program of the deb takes to start from a cold disk, and to train. As root, for it drops
// the kernel's caches.
import '../../setup/node-version.mjs';

async function measureStart() {
  const { existsSync, mkdirSync, rmSync } = await import('node:fs');
  const { join } = await import('node:path');
  const { withDisplay } = await import('../../launch/display.mjs');
  const { runInForeground } = await import('../../launch/launch-app.mjs');
  const { endInWords } = await import('../../setup/report-problem.mjs');
  const { SetupProblem } = await import('../../setup/setup-problem.mjs');
  const { currentSurroundings } = await import('../../setup/surroundings.mjs');
  const { packagePlaces } = await import('../package-places.mjs');
  const { runTool } = await import('../packaging-command.mjs');

  const surroundings = currentSurroundings();
  const { repository, isRoot } = surroundings;
  endInWords();
  if (!isRoot) {
    throw new SetupProblem(
      'Only root may drop what the kernel remembers of the disk, and with that a start is not cold.',
      'Run it as root.',
    );
  }
  const { results, work, version } = packagePlaces(repository);
  const deb = join(results, `gradient-lab_${version}_amd64.deb`);
  if (!existsSync(deb)) throw new SetupProblem(`${deb} is not there.`, 'Run `npm run package`.');
  const installed = join(work, 'installed');
  rmSync(installed, { recursive: true, force: true });
  mkdirSync(installed, { recursive: true });
  await runTool('dpkg-deb', '--extract', deb, installed);
  const code = await withDisplay(surroundings, (withName) =>
    runInForeground(
      process.execPath,
      [join(repository, 'node_modules', '@playwright', 'test', 'cli.js'), 'test'],
      { ...withName, GRADIENT_LAB_INSTALLED: join(installed, 'opt', 'gradient-lab') },
    ),
  );
  rmSync(installed, { recursive: true });
  return code;
}

measureStart().then(
  (code) => process.exit(code),
  (error) =>
    import('../../setup/report-problem.mjs').then(({ endWithProblem }) => endWithProblem(error)),
);
