// npm run setup:gpu: TensorFlow for NVIDIA GPUs and its CUDA libraries, in place of the library for processors.
// npm run setup:gpu -- --cpu: goes back to that.
import './setup/node-version.mjs';
import { join } from 'node:path';

async function setUpGpu() {
  const { currentSurroundings, runsTensorFlow } = await import('./setup/surroundings.mjs');
  const { cudaNeeds, cudaSteps, leaveCuda } = await import('./setup/cuda-pack.mjs');
  const { requireSpace } = await import('./setup/disk-space.mjs');
  const { progressReport } = await import('./setup/progress-report.mjs');
  const { endInWords } = await import('./setup/report-problem.mjs');
  const { setUp } = await import('./setup/set-up.mjs');
  const { SetupProblem } = await import('./setup/setup-problem.mjs');
  const { bringToDone } = await import('./setup/step-runner.mjs');
  const surroundings = currentSurroundings();
  endInWords();
  if (!runsTensorFlow(surroundings)) {
    throw new SetupProblem(
      `TensorFlow for NVIDIA GPUs comes for Linux on x64 alone, and this is ${surroundings.platform} ${surroundings.architecture}.`,
      'Training goes on with what is set up.',
    );
  }
  await setUp(surroundings, { window: false });
  if (process.argv.includes('--cpu')) {
    leaveCuda(surroundings);
    process.stderr.write('The library for processors is in place again.\n');
    return;
  }
  const { download, disk } = cudaNeeds(surroundings);
  if (download > 0) {
    process.stderr.write(
      `TensorFlow for NVIDIA GPUs: ${download} MB to fetch, ${disk} MB of disk in ${surroundings.cache}. ` +
        'Ctrl-C at any time: what is complete is kept, and what trains now goes on training.\n',
    );
    await requireSpace(surroundings.cache, disk, 'TensorFlow for NVIDIA GPUs');
  }
  const steps = cudaSteps(surroundings, () => whyUnusable(surroundings.repository));
  await bringToDone(steps, surroundings, (step) => progressReport(step.name));
  const { runCommandLine } = await import('./launch/command-line.mjs');
  await runCommandLine(surroundings, ['devices']);
}

/**
 * @param {string} repository
 * @returns {Promise<string | null>}
 */
async function whyUnusable(repository) {
  const { runCommand } = await import('./setup/run-command.mjs');
  const { lastLines } = await import('./setup/setup-problem.mjs');
  const { bindingPackage } = await import('./setup/tensorflow-library.mjs');
  const script = join(import.meta.dirname, 'setup', 'load-tensorflow.cjs');
  const { code, output } = await runCommand(process.execPath, [script, bindingPackage(repository)]);
  return code === 0 ? null : lastLines(output, 1);
}

setUpGpu().catch((error) =>
  import('./setup/report-problem.mjs').then(({ endWithProblem }) => endWithProblem(error)),
);
