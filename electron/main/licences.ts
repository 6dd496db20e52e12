import { join } from 'node:path';
import * as v from 'valibot';
import type { Licence } from '../../shared/messages/licence';
import { readJsonFile } from '../files/json-file';
import { knownPack } from '../gpu-pack/pack-contents';

/** As the build writes it, one file for each bundle: all packages that went in. */
const bundledSchema = v.array(
  v.object({
    name: v.string(),
    version: v.string(),
    identifier: v.nullish(v.string()),
    text: v.nullish(v.string()),
  }),
);

/** What lies beside the bundles; the build does not see it. A GPU pack brings the same TensorFlow, built for GPUs. */
const beside: readonly Licence[] = [
  { name: 'Electron', version: process.versions.electron, licence: 'MIT', text: null },
  { name: 'Node.js', version: process.versions.node, licence: 'MIT', text: null },
  { name: 'Chromium', version: process.versions.chrome, licence: 'BSD-3-Clause', text: null },
  { name: 'TensorFlow', version: knownPack.tensorflow, licence: 'Apache-2.0', text: null },
];

/** Everything of others that the program is made of, by name; `built` is the folder of the bundles. */
export async function readLicences(built: string): Promise<readonly Licence[]> {
  const bundled = await Promise.all(
    ['main', 'preload', 'renderer'].map((part) => readBundled(join(built, part, 'licenses.json'))),
  );
  const byName = new Map(
    [...beside, ...bundled.flat()].map((one) => [`${one.name} ${one.version}`, one]),
  );
  return [...byName.values()].sort((one, other) => one.name.localeCompare(other.name));
}

async function readBundled(file: string): Promise<readonly Licence[]> {
  const content = await readJsonFile(file, bundledSchema);
  if (content.kind !== 'value') return [];
  return content.value.map(({ name, version, identifier, text }) => ({
    name,
    version,
    licence: identifier ?? 'see its text',
    text: text ?? null,
  }));
}
