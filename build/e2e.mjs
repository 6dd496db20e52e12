// npm run e2e -- e2e/NAME.spec.ts: set up and build the app, then run Playwright on it. Where there
// is no display, one without a screen is started for the time of the run.
import './setup/node-version.mjs';

async function endToEnd() {
  const { currentSurroundings } = await import('./setup/surroundings.mjs');
  const { setUp } = await import('./setup/set-up.mjs');
  const { endInWords } = await import('./setup/report-problem.mjs');
  const { withDisplay } = await import('./launch/display.mjs');
  const { runInForeground } = await import('./launch/launch-app.mjs');
  const surroundings = currentSurroundings();
  endInWords();
  await setUp(surroundings, { window: true });
  return withDisplay(surroundings, (environment) =>
    runInForeground(
      process.execPath,
      ['node_modules/@playwright/test/cli.js', 'test', ...process.argv.slice(2)],
      environment,
    ),
  );
}

endToEnd().then(
  (code) => process.exit(code),
  (error) =>
    import('./setup/report-problem.mjs').then(({ endWithProblem }) => endWithProblem(error)),
);
