// npm run test:package: make the packages, then install, use and remove each in a clean Debian without a network.
import '../../setup/node-version.mjs';

async function testPackages() {
  const { rmSync } = await import('node:fs');
  const { join } = await import('node:path');
  const { withDisplay } = await import('../../launch/display.mjs');
  const { runInForeground } = await import('../../launch/launch-app.mjs');
  const { progressReport } = await import('../../setup/progress-report.mjs');
  const { endInWords } = await import('../../setup/report-problem.mjs');
  const { setUp } = await import('../../setup/set-up.mjs');
  const { SetupProblem } = await import('../../setup/setup-problem.mjs');
  const { bringToDone } = await import('../../setup/step-runner.mjs');
  const { currentSurroundings } = await import('../../setup/surroundings.mjs');
  const { isOnPath, systemPackages } = await import('../../setup/system-packages.mjs');
  const { packageForLinux } = await import('../linux/package-for-linux.mjs');
  const { runTool } = await import('../packaging-command.mjs');
  const { packagePlaces } = await import('../package-places.mjs');
  const { cleanRoot } = await import('./clean-root.mjs');

  const surroundings = currentSurroundings();
  const { cache, environment, isRoot, repository } = surroundings;
  endInWords();
  if (!isRoot) {
    throw new SetupProblem(
      'Testing the packages installs them in a Debian of their own, and that takes root.',
      'Run it as root, best on a machine that can be thrown away.',
    );
  }
  const needs = ['bwrap', 'debootstrap', 'Xvfb'].map((program) => ({
    names: [{ bwrap: 'bubblewrap', Xvfb: 'xvfb' }[program] ?? program],
    isMet: () => isOnPath(program, environment),
  }));
  /** @param {import('../../setup/step-runner.mjs').Step} step */
  const report = (step) => progressReport(step.name);
  await bringToDone([systemPackages(surroundings, needs)], surroundings, report);
  await setUp(surroundings, { window: true });
  if (!process.argv.includes('--as-built')) await packageForLinux(surroundings);

  const { results, work, version } = packagePlaces(repository);
  const root = join(work, 'root');
  rmSync(root, { recursive: true, force: true });
  const rootReport = progressReport('A clean Debian');
  rootReport.begin('made once and kept, then copied');
  const base = await cleanRoot(cache, rootReport);
  await runTool('cp', '--archive', base, root);
  rootReport.done();
  return withDisplay({ ...surroundings, hasDisplay: false }, (withName) =>
    runInForeground(
      'bwrap',
      [
        ...['--dev-bind', '/', '/', '--unshare-net', '--cap-add', 'ALL', '--die-with-parent'],
        process.execPath,
        join(repository, 'node_modules', '@playwright', 'test', 'cli.js'),
        'test',
      ],
      {
        ...withName,
        GRADIENT_LAB_PACKAGES: results,
        GRADIENT_LAB_CLEAN_ROOT: root,
        GRADIENT_LAB_VERSION: version,
      },
    ),
  );
}

testPackages().then(
  (code) => process.exit(code),
  (error) =>
    import('../../setup/report-problem.mjs').then(({ endWithProblem }) => endWithProblem(error)),
);
