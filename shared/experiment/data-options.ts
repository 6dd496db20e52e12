import * as v from 'valibot';
import { choiceField, shareBelowOneField, switchField } from '../network/number-fields';
import { nonNegativeNumber, wholeNumber } from './number-schemas';

const filePath = v.pipe(
  v.string('a path'),
  v.minLength(1, 'a path of at least one character'),
  v.maxLength(4096, 'a path of at most 4096 characters'),
);

/** Fields that every source has. */
const everySource = {
  /** Share of the rows kept for validation; not used where validationPath names rows of their own. */
  validation: v.optional(shareBelowOneField(), 0.2),
  validationPath: v.exactOptional(filePath),
  /** z-score of the inputs by training statistics; false by default where scaling is given. */
  standardize: v.exactOptional(switchField()),
  scaling: v.exactOptional(choiceField(['min-max', 'none'])),
  /** What to do with rows that lack a value. */
  missing: v.optional(choiceField(['refuse', 'mean', 'drop']), 'refuse'),
  /** Absent: text or at most 20 distinct whole numbers is classification, else regression. */
  task: v.exactOptional(choiceField(['classification', 'regression'])),
  standardizeTarget: v.optional(switchField(), false),
} as const;

const synthetic = {
  samples: v.optional(wholeNumber(1, 10_000_000), 2000),
  noise: v.optional(nonNegativeNumber(), 0.2),
} as const;

const onlyTwo = v.literal(2, '2 (this source has no other choice)');

/** Two interleaving shapes in the plane: always two features and two classes. */
function planeSource<const Source extends string>(source: Source) {
  return v.strictObject({
    source: v.literal(source),
    ...synthetic,
    classes: v.optional(onlyTwo, 2),
    features: v.optional(onlyTwo, 2),
    ...everySource,
  });
}

const bundledSources = ['digits', 'iris', 'wine', 'breast-cancer', 'fashion-mnist'] as const;

const sourceSchema = v.variant('source', [
  planeSource('moons'),
  planeSource('circles'),
  planeSource('xor'),
  planeSource('checkerboard'),
  v.strictObject({
    source: v.literal('spirals'),
    ...synthetic,
    classes: v.optional(wholeNumber(1, 1000), 2),
    features: v.optional(onlyTwo, 2),
    ...everySource,
  }),
  v.strictObject({
    source: v.picklist(['blobs', 'linear']),
    ...synthetic,
    classes: v.optional(wholeNumber(1, 1000), 2),
    features: v.optional(wholeNumber(1, 100_000), 2),
    ...everySource,
  }),
  v.strictObject({ source: v.picklist(bundledSources), ...everySource }),
  v.strictObject({
    source: v.literal('csv'),
    path: filePath,
    /** Name of the column to learn. Absent: the reader refuses, naming the columns that there are. */
    target: v.exactOptional(v.string()),
    /** One character. Absent: found out from the first rows. */
    delimiter: v.exactOptional(v.pipe(v.string(), v.length(1, 'a single character'))),
    /** Names of the input columns. Absent: all but the target. */
    features: v.exactOptional(
      v.pipe(
        v.array(v.string('the name of a column')),
        v.minLength(1, 'the name of at least one column'),
        v.readonly(),
      ),
    ),
    ...everySource,
  }),
  v.strictObject({
    source: v.picklist(['idx', 'npy']),
    path: filePath,
    /** File of the labels or target values. Absent: the reader looks beside `path` by the usual names. */
    targetPath: v.exactOptional(filePath),
    ...everySource,
  }),
  v.strictObject({ source: v.picklist(['cifar', 'images']), path: filePath, ...everySource }),
]);

const oneScaling = 'either standardize or scaling, not both';

export const dataSchema = v.pipe(
  sourceSchema,
  v.check((data) => !(data.standardize === true && data.scaling !== undefined), oneScaling),
  v.transform((data) => ({
    ...data,
    standardize: data.standardize ?? data.scaling === undefined,
  })),
  v.readonly(),
);

/** Where the data comes from and how it is prepared, discriminated by `source`. */
export type DataOptions = v.InferOutput<typeof dataSchema>;
export type DataSource = DataOptions['source'];

/** The one scaling of the inputs that the two fields standardize and scaling say together. */
export function inputScaling(data: DataOptions): 'standardize' | 'min-max' | 'none' {
  return data.scaling ?? (data.standardize ? 'standardize' : 'none');
}
