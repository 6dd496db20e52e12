import type * as v from 'valibot';
import { fail, succeed } from '../problems/problem';
import type { Result } from '../problems/problem';
import { stream } from '../random/stream';
import type { RawTable } from './data-set';
import { generators } from './data-source';
import type { Generator } from './generators/generator';

type GeneratorName = keyof typeof generators;
type FieldsByName = {
  [Name in GeneratorName]: v.InferOutput<(typeof generators)[Name]['schema']>;
};

/** The data section of a computed source. */
export type GeneratorOptions<Name extends GeneratorName = GeneratorName> = {
  [Each in Name]: { readonly source: Each } & FieldsByName[Each];
}[Name];

const generatorsByName: { readonly [Name in GeneratorName]: Generator<FieldsByName[Name]> } =
  generators;

/** About 0.8 GB as they are computed. */
const mostValues = 100_000_000;

/** The rows of a computed source: the same for the same seed, whatever else the experiment holds. */
export function generate<Name extends GeneratorName>(
  options: GeneratorOptions<Name>,
  seed: number,
): Result<RawTable> {
  const { source, samples, features } = options;
  if (samples * features > mostValues) {
    return fail({
      code: 'data-too-large',
      message: `${samples} rows of ${features} features are more than ${mostValues} numbers.`,
      hint: 'Ask for fewer rows or features.',
      place: { kind: 'field', path: 'data.samples' },
    });
  }
  const rows = generatorsByName[source].rows(options, stream(seed, `data/${source}`));
  return succeed({
    sampleShape: [features],
    featureNames: Array.from({ length: features }, (_, feature) => `x${feature + 1}`),
    inputs: rows.inputs,
    targets:
      rows.task === 'regression'
        ? { task: 'regression', values: rows.targets }
        : {
            task: 'classification',
            classes: Array.from({ length: options.classes }, (_, number) => String(number)),
            numbers: Int32Array.from(rows.targets),
          },
    targetName: rows.task === 'regression' ? 'y' : 'class',
    count: samples,
  });
}
