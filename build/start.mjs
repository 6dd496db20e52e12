// npm start: set up whatever is missing, then open the app.
import './setup/node-version.mjs';

async function start() {
  const { currentSurroundings } = await import('./setup/surroundings.mjs');
  const { setUp } = await import('./setup/set-up.mjs');
  const { endInWords } = await import('./setup/report-problem.mjs');
  const surroundings = currentSurroundings();
  endInWords();
  if (surroundings.hasDisplay) {
    const { launchApp } = await import('./launch/launch-app.mjs');
    await setUp(surroundings, { window: true });
    return launchApp(surroundings, process.argv.slice(2));
  }
  const { runCommandLine } = await import('./launch/command-line.mjs');
  process.stderr.write(
    'There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the starting example runs in this terminal.\n' +
      'Other experiments: npm run --silent lab -- run FILE; all commands: npm run --silent lab -- --help\n',
  );
  await setUp(surroundings, { window: false });
  return runCommandLine(surroundings, ['run', startingExample]);
}

const startingExample = 'shared/experiment/examples/ten-sigmoid-layers.json';

start().then(
  (code) => process.exit(code),
  (error) =>
    import('./setup/report-problem.mjs').then(({ endWithProblem }) => endWithProblem(error)),
);
