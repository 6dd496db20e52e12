import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cudaNeeds, cudaSteps, leaveCuda } from './cuda-pack.mjs';
import { makeComplete } from './complete-folder.mjs';
import { runCommand } from './run-command.mjs';
import { SetupProblem } from './setup-problem.mjs';
import { silentReport } from './silent-report.mjs';
import { bringToDone } from './step-runner.mjs';
import { currentSurroundings } from './surroundings.mjs';
import { cpuLinks, libraryFolder, putInPlace, tensorflowLibrary } from './tensorflow-library.mjs';

const makeWheels = `
import sys, zipfile
def wheel(name, files):
    with zipfile.ZipFile('%s/%s-1.0-py3-none-any.whl' % (sys.argv[1], name), 'w') as archive:
        for path, text in files.items():
            archive.writestr(path, text)
        archive.writestr(name + '-1.0.dist-info/METADATA', 'Metadata-Version: 2.1\\nName: %s\\nVersion: 1.0\\n' % name)
        archive.writestr(name + '-1.0.dist-info/WHEEL', 'Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
        archive.writestr(name + '-1.0.dist-info/RECORD', '')
wheel('carrier', {'tensorflow/libtensorflow_cc.so.2': 'for GPUs', 'tensorflow/libtensorflow_framework.so.2': 'frame'})
wheel('blas', {'nvidia/cublas/lib/libcublas.so.12': 'products', 'nvidia/cublas/include/cublas.h': 'unwanted'})
wheel('solver', {'nvidia/cusolver/lib/libcusolver.so.11': 'solutions'})
`;

/** pip takes seconds on a busy machine, and is started once for each package. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let folder = '';
let index = '';
const repository = () => join(folder, 'repository');
const deps = () => join(repository(), 'node_modules/@tensorflow/tfjs-node-gpu/deps');
const surroundings = () => ({
  ...currentSurroundings(),
  repository: repository(),
  cache: join(folder, 'cache'),
  state: join(folder, 'state'),
});

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cuda-'));
  index = join(folder, 'index');
  mkdirSync(index);
  await runCommand('python3', ['-c', makeWheels, index]);
  vi.stubEnv('PIP_NO_INDEX', '1');
  vi.stubEnv('PIP_FIND_LINKS', index);
  // The library for processors, set up before.
  const library = libraryFolder(join(folder, 'cache'));
  await makeComplete(library, async (partial) => {
    mkdirSync(join(partial, 'tensorflow'));
  });
  cpuLinks(surroundings()).forEach(putInPlace);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function wheelFile(name: string): string {
  return join(index, `${name}-1.0-py3-none-any.whl`);
}

function wheels() {
  const wheel = (name: string, members: readonly string[]) => ({
    name,
    version: '1.0',
    sha256: createHash('sha256')
      .update(readFileSync(wheelFile(name)))
      .digest('hex'),
    megabytes: 1,
    unpackedMegabytes: 2,
    selection: [],
    members,
  });
  return {
    tensorflow: wheel('carrier', ['tensorflow/']),
    libraries: [wheel('blas', ['nvidia/cublas/lib/']), wheel('solver', ['nvidia/cusolver/lib/'])],
  };
}

function install(pack = wheels(), whyUnusable = async (): Promise<string | null> => null) {
  const steps = cudaSteps(surroundings(), whyUnusable, pack);
  return bringToDone(steps, surroundings(), () => silentReport);
}

const usesProcessors = () =>
  tensorflowLibrary(surroundings()).isDone() && !existsSync(join(deps(), 'nvidia'));

describe('the libraries for GPUs', () => {
  it('lie where run paths of the form $ORIGIN/../nvidia/*/lib find them, from both sides of the links', async () => {
    await install();
    expect(readFileSync(join(deps(), 'lib/libtensorflow.so'), 'utf8')).toBe('for GPUs');
    expect(readFileSync(join(deps(), 'nvidia/cublas/lib/libcublas.so.12'), 'utf8')).toBe(
      'products',
    );
    const real = join(deps(), 'lib', '..', 'nvidia/cusolver/lib/libcusolver.so.11');
    expect(readFileSync(real, 'utf8')).toBe('solutions');
    expect(existsSync(join(deps(), 'nvidia/cublas/include'))).toBe(false);
  });

  it('stay in place when the rest is set up again, until one goes back', async () => {
    await install();
    expect(tensorflowLibrary(surroundings()).isDone()).toBe(true);
    leaveCuda(surroundings());
    expect(usesProcessors()).toBe(true);
    expect(tensorflowLibrary(surroundings()).isDone()).toBe(true);
  });

  it('are taken up where an interrupted set-up left off, which leaves training as it was', async () => {
    const pack = wheels();
    renameSync(wheelFile('blas'), join(folder, 'blas'));
    await expect(install(pack)).rejects.toThrow(SetupProblem);
    expect(usesProcessors()).toBe(true);
    expect(readdirSync(join(folder, 'cache')).filter((name) => name.includes('partial'))).toEqual(
      [],
    );
    expect(cudaNeeds(surroundings(), pack)).toEqual({ download: 2, disk: 5 });
    renameSync(join(folder, 'blas'), wheelFile('blas'));
    // What was fetched is not fetched again.
    rmSync(wheelFile('carrier'));
    await install(pack);
    expect(cudaNeeds(surroundings(), pack)).toEqual({ download: 0, disk: 0 });
  });

  it('that cannot be loaded leave the library for processors in place, and the reason', async () => {
    const attempt = install(wheels(), async () => 'libc.so.6: version `GLIBC_2.38` not found');
    await expect(attempt).rejects.toThrow(/GLIBC_2.38.*processors is in place again/);
    expect(usesProcessors()).toBe(true);
  });
});
