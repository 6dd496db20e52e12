// npm run package:gpu-pack: TensorFlow for NVIDIA GPUs with its CUDA libraries as one file, for `gradient-lab gpu-pack add`.
// npm run package:gpu-pack -- --renew: writes anew which files the app takes, after a change of versions.
import '../../setup/node-version.mjs';

async function packageGpuPack() {
  const { mkdirSync } = await import('node:fs');
  const { join } = await import('node:path');
  const { cudaNeeds, cudaWheelSteps } = await import('../../setup/cuda-pack.mjs');
  const { requireSpace } = await import('../../setup/disk-space.mjs');
  const { progressReport } = await import('../../setup/progress-report.mjs');
  const { endInWords } = await import('../../setup/report-problem.mjs');
  const { bringToDone } = await import('../../setup/step-runner.mjs');
  const { currentSurroundings } = await import('../../setup/surroundings.mjs');
  const { cudaTensorFlow } = await import('../../setup/cuda-wheels.mjs');
  const { writeChecksums } = await import('../checksums.mjs');
  const { packagePlaces } = await import('../package-places.mjs');
  const { packContents, renewContents, requireKnown } = await import('./pack-contents.mjs');
  const { packFiles } = await import('./pack-files.mjs');
  const { writePack } = await import('./write-pack.mjs');

  const surroundings = currentSurroundings();
  const { cache, repository } = surroundings;
  endInWords();
  await requireSpace(cache, cudaNeeds(surroundings).disk, 'TensorFlow for NVIDIA GPUs');
  await bringToDone(cudaWheelSteps(surroundings), surroundings, (step) =>
    progressReport(step.name),
  );

  const report = progressReport('GPU pack');
  report.begin('hashing and packing');
  const files = await packFiles(cache);
  const contents = packContents(files);
  if (process.argv.includes('--renew')) renewContents(repository, contents);
  requireKnown(repository, contents);
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const folder = join(packagePlaces(repository).results, 'gpu-pack');
  await requireSpace(repository, total / 1e6, 'the pack');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `gradient-lab-gpu-pack-${cudaTensorFlow.version}-linux-x64.tar.gz`);
  await writePack(file, contents, files, (bytes) => report.amount(bytes / 1e6, total / 1e6, 'MB'));
  report.done();
  await writeChecksums(folder, [file]);
}

packageGpuPack().catch((error) =>
  import('../../setup/report-problem.mjs').then(({ endWithProblem }) => endWithProblem(error)),
);
