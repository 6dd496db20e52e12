import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { progressReport } from '../../setup/progress-report.mjs';
import { bringToDone } from '../../setup/step-runner.mjs';
import { systemPackages } from '../../setup/system-packages.mjs';
import { addNativeModules } from '../native-modules.mjs';
import { addNotices } from '../notices/add-notices.mjs';
import { packagePlaces } from '../package-places.mjs';
import { writeChecksums } from '../checksums.mjs';
import { unpackApp } from '../unpacked-app.mjs';
import { makeAppImage } from './app-image.mjs';
import { makeDeb } from './deb.mjs';
import { addLauncher } from './launcher.mjs';
import { packagingTools } from './packaging-tools.mjs';
import { makeArchive } from './tar-archive.mjs';

/** @param {import('../../setup/surroundings.mjs').Surroundings} surroundings */
export async function packageForLinux(surroundings) {
  await bringToDone(
    [systemPackages(surroundings, packagingTools(surroundings))],
    surroundings,
    (step) => progressReport(step.name),
  );
  const places = packagePlaces(surroundings.repository);
  mkdirSync(places.results, { recursive: true });
  const app = await saying('Electron and the app', () => unpackApp(places, surroundings));
  await saying('TensorFlow without its debugging symbols, and SQLite', () =>
    addNativeModules(surroundings, join(app, 'resources')),
  );
  addLauncher(app);
  const notices = addNotices(surroundings, app, places.results);
  const files = [
    await saying('tar.gz', () => makeArchive(places, app)),
    await saying('deb', () => makeDeb(places, app)),
    await saying('AppImage', (report) => makeAppImage(places, app, surroundings, report)),
  ];
  await writeChecksums(places.results, [...files, notices]);
}

/**
 * @template T
 * @param {string} what
 * @param {(report: import('../../setup/progress-report.mjs').Report) => Promise<T>} work
 */
async function saying(what, work) {
  const report = progressReport(what);
  report.begin('packing');
  const made = await work(report);
  report.done();
  return made;
}
