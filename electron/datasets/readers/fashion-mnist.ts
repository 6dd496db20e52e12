import { join, resolve } from 'node:path';
import { dataSources } from '../../../shared/data/data-source';
import { fail } from '../../../shared/problems/problem';
import type { Problem } from '../../../shared/problems/problem';
import { namedClasses } from '../array-rows';
import { bundledFolder } from '../bundled-folder';
import { firstExisting } from '../existing-path';
import { readPairedFiles } from '../paired-files';
import type { OptionsOf, Reader } from '../reader';
import { idxFiles } from './idx';

/** Xiao, Rasul and Vollgraf 2017, in the order of the labels. */
const classes = [
  'T-shirt/top',
  'Trouser',
  'Pullover',
  'Dress',
  'Coat',
  'Sandal',
  'Shirt',
  'Sneaker',
  'Bag',
  'Ankle boot',
];

/** Where Debian's package dataset-fashion-mnist puts its files, and where it once put them. */
const systemFolders = ['/usr/share/datasets/fashion-mnist', '/usr/share/dataset-fashion-mnist'];

const names = ['train-images-idx3-ubyte.gz', 'train-images-idx3-ubyte'];

/** Its 60,000 training pictures, from the user's folder, the lab's own or the system's. */
export const readFashionMnist: Reader<OptionsOf<'fashion-mnist'>> = async (options, context) => {
  const folders =
    options.path === undefined
      ? [join(bundledFolder(), 'fashion-mnist'), ...systemFolders]
      : [resolve(context.folder, options.path)];
  const path = await firstExisting(
    folders.flatMap((folder) => names.map((name) => join(folder, name))),
  );
  if (path === null) return fail(absent(options.path));
  const read = await readPairedFiles(idxFiles, { path }, namedClasses(classes), context);
  return read.ok
    ? { ...read, value: { ...read.value, title: dataSources['fashion-mnist'].title } }
    : read;
};

function absent(path: string | undefined): Problem {
  return {
    code: 'fashion-mnist-absent',
    message:
      path === undefined
        ? 'Fashion-MNIST is not on this computer.'
        : `There is no "${names[1] ?? ''}" in "${path}".`,
    hint: 'On Debian and Ubuntu: sudo apt install dataset-fashion-mnist. Elsewhere: put its four files into a folder and set "path" to it.',
    place: { kind: 'field', path: 'data.path' },
  };
}
