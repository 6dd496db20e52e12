import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeComplete } from '../../setup/complete-folder.mjs';
import { runCommand } from '../../setup/run-command.mjs';
import { SetupProblem } from '../../setup/setup-problem.mjs';
import { windowLibraries } from '../../setup/system-packages.mjs';
import { runTool } from '../packaging-command.mjs';

/** Raise it when what is installed in the root changes. */
const revision = 2;

/**
 * The root of a Debian that has what any desktop has, and nothing of ours: no Node, no Python, no compiler. Kept in the
 * cache; a test takes a copy.
 *
 * @param {string} cache
 * @param {import('../../setup/progress-report.mjs').Report} report
 * @returns {Promise<string>} its folder
 */
export async function cleanRoot(cache, report) {
  const { mirror, release } = await debianHere();
  const folder = join(cache, `clean-root-${release}-${revision}`);
  await makeComplete(folder, async (partial) => {
    report.doing(`installing a bare ${release}`);
    await runTool('debootstrap', '--variant=minbase', release, partial, mirror);
    writeFileSync(join(partial, 'etc', 'apt', 'sources.list'), `deb ${mirror} ${release} main\n`);
    report.doing('installing the libraries of a desktop');
    const names = windowLibraries.map((library) => library.names.at(-1));
    const script = `apt-get update && apt-get install --yes --no-install-recommends ${names.join(' ')}`;
    await runTool('chroot', partial, 'env', 'DEBIAN_FRONTEND=noninteractive', 'sh', '-c', script);
    await runTool('chroot', partial, 'useradd', '--create-home', '--uid=1000', 'tester');
    rmSync(join(partial, 'var', 'lib', 'apt', 'lists'), { recursive: true });
    mkdirSync(join(partial, 'var', 'lib', 'apt', 'lists'));
  });
  return folder;
}

/** The distribution of this machine, from where it gets its own packages. */
async function debianHere() {
  const format = '$(SITE) $(SUITE) $(CODENAME)';
  const { output } = await runCommand('apt-get', [
    ...['indextargets', '--format', format],
    'Created-By: Packages',
  ]);
  const [mirror, suite, codename] = (output.split('\n')[0] ?? '').split(' ');
  if (!mirror) {
    throw new SetupProblem(
      'apt-get knows no place to get packages from, and the packages are tested in a clean Debian.',
      'Run this on Debian or Ubuntu, as root.',
    );
  }
  return { mirror, release: codename || suite || 'stable' };
}
