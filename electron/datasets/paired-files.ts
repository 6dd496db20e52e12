import { basename, dirname, join, resolve } from 'node:path';
import type { RawTable } from '../../shared/data/data-set';
import { numericPreview } from '../../shared/data/summarize';
import { fail, succeed } from '../../shared/problems/problem';
import type { Problem, Result } from '../../shared/problems/problem';
import { differentShape, tableOfArrays, targetsLike } from './array-rows';
import type { NumberArray, TargetReading } from './array-rows';
import { firstExisting } from './existing-path';
import { cancelled, pause } from './reader';
import type { ReadContext, SourceRows } from './reader';
import { readWholeFile } from './read-file';

/** A format that keeps inputs in one file and targets in another. */
export interface PairedFormat {
  readonly parse: (bytes: Buffer, file: string) => Result<NumberArray>;
  /** Names that the file of targets may have beside a file of inputs of this name. */
  readonly targetNames: (inputsName: string) => readonly string[];
}

export interface PairedOptions {
  readonly path: string;
  readonly targetPath?: string;
  readonly validationPath?: string;
}

/** Rows of `path` and, where it is given, of `validationPath`, each with the targets that belong to it. */
export async function readPairedFiles(
  format: PairedFormat,
  options: PairedOptions,
  readTargets: TargetReading,
  context: ReadContext,
): Promise<Result<SourceRows>> {
  const { path, targetPath, validationPath } = options;
  const table = await readPair(format, path, targetPath, readTargets, context);
  if (!table.ok) return table;
  const read = {
    title: basename(path),
    table: table.value,
    preview: numericPreview(table.value),
    notices: [],
  };
  if (validationPath === undefined) return succeed(read);

  const known = targetsLike(table.value.targets);
  const validation = await readPair(format, validationPath, undefined, known, context);
  if (!validation.ok) return validation;
  const problem = differentShape(validationPath, table.value, validation.value);
  return problem === null ? succeed({ ...read, validation: validation.value }) : fail(problem);
}

async function readPair(
  format: PairedFormat,
  path: string,
  targetPath: string | undefined,
  readTargets: TargetReading,
  context: ReadContext,
): Promise<Result<RawTable>> {
  const inputs = await readArray(format, path, context);
  if (!inputs.ok) return inputs;
  const found = targetPath ?? (await targetsBeside(format, resolve(context.folder, path)));
  if (found === null) return fail(noTargets(format, path));
  const targets = await readArray(format, found, context);
  if (!targets.ok) return targets;
  if (!(await pause(context))) return fail(cancelled);
  return tableOfArrays(inputs.value, targets.value, readTargets);
}

async function readArray(
  format: PairedFormat,
  path: string,
  context: ReadContext,
): Promise<Result<NumberArray>> {
  const bytes = await readWholeFile(path, context);
  if (!bytes.ok) return bytes;
  return format.parse(bytes.value, resolve(context.folder, path));
}

async function targetsBeside(format: PairedFormat, inputs: string): Promise<string | null> {
  const names = format.targetNames(basename(inputs));
  return firstExisting(names.map((name) => join(dirname(inputs), name)));
}

function noTargets(format: PairedFormat, path: string): Problem {
  const names = format.targetNames(basename(path));
  return {
    code: 'targets-not-found',
    message: `There is no file of targets beside "${basename(path)}".`,
    hint:
      names.length === 0
        ? 'Set "targetPath" to it.'
        : `Set "targetPath" to it, or call it ${names.map((name) => `"${name}"`).join(' or ')}.`,
    place: { kind: 'field', path: 'data.targetPath' },
  };
}
