import { newTargets } from '../array-rows';
import { parseNpy } from '../formats/npy';
import { readPairedFiles } from '../paired-files';
import type { PairedFormat } from '../paired-files';
import type { OptionsOf, Reader } from '../reader';

const pairs: readonly (readonly [RegExp, string])[] = [
  [/^x/, 'y'],
  [/^X/, 'y'],
  [/^X/, 'Y'],
  [/inputs/, 'targets'],
  [/images/, 'labels'],
  [/data/, 'labels'],
  [/features/, 'labels'],
];

const npyFiles: PairedFormat = {
  parse: parseNpy,
  targetNames: (inputsName) =>
    pairs
      .filter(([inputs]) => inputs.test(inputsName))
      .map(([inputs, targets]) => inputsName.replace(inputs, targets)),
};

/** Arrays saved with numpy.save: inputs in one file, targets in the other. */
export const readNpy: Reader<OptionsOf<'npy'>> = (options, context) =>
  readPairedFiles(npyFiles, options, newTargets(options.task), context);
