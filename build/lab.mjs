// npm run --silent lab -- COMMAND: set up whatever the command line needs, then run the command.
import './setup/node-version.mjs';

async function lab() {
  const { currentSurroundings } = await import('./setup/surroundings.mjs');
  const { setUp } = await import('./setup/set-up.mjs');
  const { endInWords } = await import('./setup/report-problem.mjs');
  const { runCommandLine } = await import('./launch/command-line.mjs');
  const surroundings = currentSurroundings();
  endInWords();
  await setUp(surroundings, { window: false });
  return runCommandLine(surroundings, process.argv.slice(2));
}

lab().then(
  (code) => process.exit(code),
  (error) =>
    import('./setup/report-problem.mjs').then(({ endWithProblem }) => endWithProblem(error)),
);
