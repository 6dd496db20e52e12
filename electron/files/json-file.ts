import { access, rename } from 'node:fs/promises';
import { extname } from 'node:path';
import * as v from 'valibot';
import { isFileSystemError } from './atomic-write';
import { readBoundedFile } from './bounded-file';
import type { BoundedContent } from './bounded-file';

/** Far beyond what the lab ever keeps in such a file. */
const mostBytes = 64 * 2 ** 20;

export type JsonFileContent<Value> =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'absent' }
  /** There is a file, but not of this form; `why` is one short clause. */
  | { readonly kind: 'damaged'; readonly why: string };

/** @throws the file system's own error where the file is there but cannot be read. */
export async function readJsonFile<Value>(
  file: string,
  schema: v.GenericSchema<unknown, Value>,
): Promise<JsonFileContent<Value>> {
  const content = await readIfPresent(file);
  switch (content?.kind) {
    case undefined:
      return { kind: 'absent' };
    case 'no-file':
      return { kind: 'damaged', why: 'it is no ordinary file' };
    case 'too-large':
      return { kind: 'damaged', why: `it has ${content.megabytes} MB` };
    case 'bytes':
      return checked(content.bytes.toString('utf8'), schema);
  }
}

function checked<Value>(
  text: string,
  schema: v.GenericSchema<unknown, Value>,
): JsonFileContent<Value> {
  const parsed = parseJson(text);
  if (parsed === undefined) return { kind: 'damaged', why: 'it is not JSON' };
  const result = v.safeParse(schema, parsed);
  if (result.success) return { kind: 'value', value: result.output };
  const [issue] = result.issues;
  return { kind: 'damaged', why: `${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}` };
}

/** Renames a damaged file to a dated name beside it, so that nothing is lost, and answers with that name. */
export async function setAside(file: string, now: Date): Promise<string> {
  const extension = extname(file);
  const stem = file.slice(0, file.length - extension.length);
  const date = now
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replace(/:/g, '-');
  for (let copy = 1; ; copy += 1) {
    const name = `${stem}-damaged-${date}${copy === 1 ? '' : `-${copy}`}${extension}`;
    if (await isPresent(name)) continue;
    await rename(file, name);
    return name;
  }
}

async function readIfPresent(file: string): Promise<BoundedContent | null> {
  try {
    return await readBoundedFile(file, mostBytes);
  } catch (error) {
    if (isFileSystemError(error) && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** undefined: not JSON (which has no such value). */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function isPresent(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}
