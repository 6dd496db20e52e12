// npm test: set up whatever is missing, then run every check with one summary.
// npm run test:long: the tests that take minutes.
import './setup/node-version.mjs';

async function test() {
  const { currentSurroundings, runsTensorFlow } = await import('./setup/surroundings.mjs');
  const { setUp } = await import('./setup/set-up.mjs');
  const { endInWords } = await import('./setup/report-problem.mjs');
  const surroundings = currentSurroundings();
  endInWords();
  await setUp(surroundings, { window: true, checks: true });

  const { staticChecks } = await import('./checks/static-checks.mjs');
  const { longUnitTests, unitTests } = await import('./checks/unit-tests.mjs');
  const { endToEndTests } = await import('./checks/end-to-end-tests.mjs');
  const { engineTestsInNewerNode } = await import('./checks/newer-node.mjs');
  const { runChecks } = await import('./checks/run-checks.mjs');
  const { repository } = surroundings;
  const checks = process.argv.includes('--long')
    ? [
        endToEndTests(surroundings, true),
        longUnitTests(repository),
        ...(runsTensorFlow(surroundings) ? [engineTestsInNewerNode(surroundings)] : []),
      ]
    : [endToEndTests(surroundings, false), ...staticChecks(repository), ...unitTests(repository)];
  const { environment } = surroundings;
  const passed = await runChecks(checks, environment, (line) => process.stdout.write(`${line}\n`));
  return passed ? 0 : 1;
}

test().then(
  (code) => process.exit(code),
  (error) =>
    import('./setup/report-problem.mjs').then(({ endWithProblem }) => endWithProblem(error)),
);
