import { generators } from '../../shared/data/data-source';
import type { DataOptions, DataSource } from '../../shared/data/data-source';
import type { DataSet } from '../../shared/data/data-set';
import type { DataSummary } from '../../shared/data/data-summary';
import { generate } from '../../shared/data/generate';
import type { GeneratorOptions } from '../../shared/data/generate';
import { prepareData } from '../../shared/data/prepare-data';
import { inputScaling } from '../../shared/data/preparation';
import { numericPreview, summarize } from '../../shared/data/summarize';
import { fail, succeed } from '../../shared/problems/problem';
import type { Result } from '../../shared/problems/problem';
import { cancelled, pause } from './reader';
import type { LoadProgress, OptionsOf, ReadContext, Reader, SourceRows } from './reader';
import { readBundled } from './readers/bundled';
import { readCifar } from './readers/cifar';
import { readCsv } from './readers/csv';
import { readFashionMnist } from './readers/fashion-mnist';
import { readIdx } from './readers/idx';
import { readImages } from './readers/images';
import { readNpy } from './readers/npy';

type ComputedSource = keyof typeof generators;
type ReadSource = Exclude<DataSource, ComputedSource>;
type ReadOptions<Source extends ReadSource = ReadSource> = {
  [Each in Source]: { readonly source: Each } & OptionsOf<Each>;
}[Source];

const readers: { readonly [Source in ReadSource]: Reader<OptionsOf<Source>> } = {
  digits: readBundled,
  iris: readBundled,
  wine: readBundled,
  'breast-cancer': readBundled,
  'fashion-mnist': readFashionMnist,
  csv: readCsv,
  idx: readIdx,
  npy: readNpy,
  cifar: readCifar,
  images: readImages,
};

export interface LoadedData {
  readonly data: DataSet;
  readonly summary: DataSummary;
}

export interface LoadOptions {
  readonly signal?: AbortSignal;
  readonly progress?: (progress: LoadProgress) => void;
}

/**
 * Computes or reads the data of an experiment and makes it ready to train on. Relative paths are relative to
 * `folder`, that of the experiment file. Cancelling gives the problem data-loading-cancelled.
 */
export async function loadData(
  options: DataOptions,
  folder: string,
  seed: number,
  { signal, progress = () => undefined }: LoadOptions = {},
): Promise<Result<LoadedData>> {
  const context: ReadContext = { folder, progress, ...(signal === undefined ? {} : { signal }) };
  const rows = isComputed(options) ? compute(options, seed) : await read(options, context);
  if (!rows.ok) return rows;
  if (!(await pause(context))) return fail(cancelled);

  progress({ stage: 'preparing', share: null });
  const { title, table, validation, preview, notices } = rows.value;
  const prepared = prepareData(table, options, seed, validation);
  if (!prepared.ok) return prepared;
  const { data } = prepared.value;
  const summary = summarize(title, prepared.value, inputScaling(options), preview, notices);
  return succeed({ data, summary });
}

function isComputed(options: DataOptions): options is OptionsOf<ComputedSource> {
  return options.source in generators;
}

function compute(options: GeneratorOptions, seed: number): Result<SourceRows> {
  const table = generate(options, seed);
  if (!table.ok) return table;
  return succeed({
    title: generators[options.source].title,
    table: table.value,
    preview: numericPreview(table.value),
    notices: [],
  });
}

function read<Source extends ReadSource>(
  options: ReadOptions<Source>,
  context: ReadContext,
): Promise<Result<SourceRows>> {
  return readers[options.source](options, context);
}
