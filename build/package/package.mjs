// npm run package: deb, AppImage and tar.gz for Linux x64, from what set-up has fetched.
import '../setup/node-version.mjs';

async function buildPackages() {
  const { currentSurroundings } = await import('../setup/surroundings.mjs');
  const { setUp } = await import('../setup/set-up.mjs');
  const { endInWords } = await import('../setup/report-problem.mjs');
  const { packageForLinux } = await import('./linux/package-for-linux.mjs');
  const surroundings = currentSurroundings();
  endInWords();
  await setUp(surroundings, { window: true });
  await packageForLinux(surroundings);
}

buildPackages().catch((error) =>
  import('../setup/report-problem.mjs').then(({ endWithProblem }) => endWithProblem(error)),
);
