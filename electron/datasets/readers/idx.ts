import { newTargets } from '../array-rows';
import { parseIdx } from '../formats/idx';
import { readPairedFiles } from '../paired-files';
import type { PairedFormat } from '../paired-files';
import type { OptionsOf, Reader } from '../reader';

export const idxFiles: PairedFormat = {
  parse: parseIdx,
  targetNames: (inputsName) => {
    const name = inputsName.replace('images', 'labels').replace(/idx\d/, 'idx1');
    if (name === inputsName) return [];
    return name.endsWith('.gz') ? [name, name.slice(0, -3)] : [name, `${name}.gz`];
  },
};

/** Files in the format of MNIST: pictures in one, their labels in the other. */
export const readIdx: Reader<OptionsOf<'idx'>> = (options, context) =>
  readPairedFiles(idxFiles, options, newTargets(options.task), context);
