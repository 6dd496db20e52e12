import { basename, dirname, join, resolve } from 'node:path';
import type { RawTable } from '../../../shared/data/data-set';
import { numericPreview } from '../../../shared/data/summarize';
import { fail, succeed } from '../../../shared/problems/problem';
import type { Problem, Result } from '../../../shared/problems/problem';
import { elementNames } from '../array-rows';
import { kindOfPath, namesIn } from '../existing-path';
import { parseCifar } from '../formats/cifar';
import type { CifarRows } from '../formats/cifar';
import { cancelled, pause } from '../reader';
import type { OptionsOf, ReadContext, Reader } from '../reader';
import { readWholeFile } from '../read-file';

const sampleShape = [32, 32, 3];

/** CIFAR's binary version: a folder's training batches, or one .bin file. */
export const readCifar: Reader<OptionsOf<'cifar'>> = async ({ path, validationPath }, context) => {
  const training = await readBatches(path, context);
  if (!training.ok) return training;
  const read = {
    title: basename(path),
    table: training.value,
    preview: numericPreview(training.value),
    notices: [],
  };
  if (validationPath === undefined) return succeed(read);
  const validation = await readBatches(validationPath, context);
  if (!validation.ok) return validation;
  if (classCountOf(validation.value) !== classCountOf(training.value)) {
    return fail(mixedBatches(validationPath));
  }
  return succeed({ ...read, validation: validation.value });
};

async function readBatches(path: string, context: ReadContext): Promise<Result<RawTable>> {
  const files = await batchFiles(resolve(context.folder, path));
  if (files.length === 0) return fail(noBatches(resolve(context.folder, path)));
  const batches: CifarRows[] = [];
  for (const file of files) {
    const bytes = await readWholeFile(file, context);
    if (!bytes.ok) return bytes;
    const batch = parseCifar(bytes.value, file);
    if (!batch.ok) return batch;
    batches.push(batch.value);
    context.progress({ stage: 'parsing', file, share: batches.length / files.length });
    if (!(await pause(context))) return fail(cancelled);
  }
  return joinBatches(batches, files);
}

function classCountOf({ targets }: RawTable): number {
  return targets.task === 'classification' ? targets.classes.length : 0;
}

/** A folder's training files: those of CIFAR-10, else that of CIFAR-100. */
async function batchFiles(path: string): Promise<readonly string[]> {
  if ((await kindOfPath(path)) !== 'folder') return [path];
  const names = await namesIn(path);
  const batches = names.filter((name) => /^data_batch_\d+\.bin$/.test(name));
  const chosen = batches.length > 0 ? batches : names.filter((name) => name === 'train.bin');
  return chosen.map((name) => join(path, name));
}

async function joinBatches(
  batches: readonly CifarRows[],
  files: readonly string[],
): Promise<Result<RawTable>> {
  const classCount = batches[0]?.classCount ?? 10;
  const odd = batches.findIndex((batch) => batch.classCount !== classCount);
  if (odd >= 0) return fail(mixedBatches(files[odd] ?? ''));
  const count = batches.reduce((sum, batch) => sum + batch.labels.length, 0);
  const inputs = new Uint8Array(batches.reduce((sum, batch) => sum + batch.pixels.length, 0));
  const numbers = new Int32Array(count);
  let row = 0;
  for (const { pixels, labels } of batches) {
    inputs.set(pixels, (row * inputs.length) / count);
    numbers.set(labels, row);
    row += labels.length;
  }
  return succeed({
    sampleShape,
    featureNames: elementNames(sampleShape),
    inputs,
    targets: {
      task: 'classification',
      classes: await classNames(dirname(files[0] ?? ''), classCount),
      numbers,
    },
    targetName: 'class',
    count,
  });
}

/** From the list of names that comes with the batches; numbers where it is not there. */
async function classNames(folder: string, count: number): Promise<readonly string[]> {
  const file = count === 10 ? 'batches.meta.txt' : 'fine_label_names.txt';
  const text = await readWholeFile(file, { folder, progress: () => undefined });
  const names = text.ok ? text.value.toString('utf8').split(/\r?\n/).filter(Boolean) : [];
  return names.length === count ? names : Array.from({ length: count }, (_, index) => `${index}`);
}

function noBatches(folder: string): Problem {
  return {
    code: 'cifar-no-batches',
    message: `"${basename(folder)}" holds no data_batch_1.bin (CIFAR-10) and no train.bin (CIFAR-100).`,
    hint: 'Unpack the binary version of CIFAR; the Python and MATLAB versions cannot be read.',
    place: { kind: 'file', file: folder },
  };
}

function mixedBatches(file: string): Problem {
  return {
    code: 'cifar-mixed-batches',
    message: `"${basename(file)}" belongs to another version of CIFAR than the other batches.`,
    hint: 'Keep CIFAR-10 and CIFAR-100 in folders of their own.',
    place: { kind: 'file', file },
  };
}
