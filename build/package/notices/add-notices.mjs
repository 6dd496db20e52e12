import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { readElectronRecord } from '../../setup/electron-executable.mjs';
import { noticesName, noticesOfPackages, writeNotices } from './notices.mjs';

/**
 * Puts the terms of what others made into an app, and beside the packages that are made of it.
 *
 * @param {import('../../setup/surroundings.mjs').Surroundings} surroundings
 * @param {string} app the unpacked app
 * @param {string} results the folder of the packages
 * @returns {string} the file beside the packages
 */
export function addNotices(surroundings, app, results) {
  const record = readElectronRecord(surroundings.state);
  if (!record) throw new Error('Notices are written before set-up has found an Electron.');
  const inApp = join(app, noticesName);
  writeNotices(inApp, noticesOfPackages(surroundings, record.executable));
  const beside = join(results, noticesName);
  if (beside !== inApp) copyFileSync(inApp, beside);
  return beside;
}
