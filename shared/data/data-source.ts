import * as v from 'valibot';
import { blobs } from './generators/blobs';
import { checkerboard } from './generators/checkerboard';
import { circles } from './generators/circles';
import { linear } from './generators/linear';
import { moons } from './generators/moons';
import { spirals } from './generators/spirals';
import { xor } from './generators/xor';
import { bundledSource } from './sources/bundled-source';
import { cifar } from './sources/cifar';
import { csv } from './sources/csv';
import { fashionMnist } from './sources/fashion-mnist';
import { idx } from './sources/idx';
import { images } from './sources/images';
import { npy } from './sources/npy';

/** Sources that are computed from the seed. */
export const generators = { moons, circles, spirals, blobs, xor, checkerboard, linear } as const;

/** Every source of data, in the order in which menus offer them. */
export const dataSources = {
  ...generators,
  digits: bundledSource(
    'digits',
    'Handwritten digits',
    '1,797 pictures of 8 × 8 grey values, 10 classes.',
  ),
  iris: bundledSource('iris', 'Iris flowers', '150 flowers, 4 measures, 3 classes.'),
  wine: bundledSource('wine', 'Wine', '178 wines, 13 measures, 3 classes.'),
  'breast-cancer': bundledSource(
    'breast-cancer',
    'Breast cancer (Wisconsin)',
    '569 samples, 30 measures, 2 classes.',
  ),
  'fashion-mnist': fashionMnist,
  csv,
  idx,
  npy,
  cifar,
  images,
} as const;

const schemas = Object.values(dataSources).map((source) => source.schema);

/** The `data` section of the experiment file. */
export const dataSchema = v.pipe(
  v.variant('source', schemas),
  v.check(
    ({ standardize, scaling }) => !(standardize === true && scaling !== undefined),
    'either standardize or scaling, not both',
  ),
  v.transform((data) => ({ ...data, standardize: data.standardize ?? data.scaling === undefined })),
  v.readonly(),
);

/** Where the data comes from and how it is prepared, discriminated by `source`. */
export type DataOptions = v.InferOutput<typeof dataSchema>;
export type DataSource = DataOptions['source'];
