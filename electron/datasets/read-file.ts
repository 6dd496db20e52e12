import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { fail, succeed } from '../../shared/problems/problem';
import type { Problem, Result } from '../../shared/problems/problem';
import { refusal } from '../files/bounded-file';
import { fileProblem } from '../files/file-problems';
import { cancelled } from './reader';
import type { ReadContext } from './reader';

const unzip = promisify(gunzip);

/** What fits into memory beside the arrays that are made of it. */
const mostBytes = 2 ** 30;

/** The whole file, unpacked where it is packed with gzip, whatever its name. */
export async function readWholeFile(
  path: string,
  context: ReadContext,
  limit = mostBytes,
): Promise<Result<Buffer>> {
  const file = resolve(context.folder, path);
  try {
    const refused = await refusal(file, limit);
    if (refused !== null) {
      return fail(refused.kind === 'no-file' ? notAFile(file) : tooLarge(file, limit));
    }
    context.progress({ stage: 'reading', file, share: null });
    const bytes = await readFile(
      file,
      context.signal === undefined ? {} : { signal: context.signal },
    );
    if (!isGzip(bytes)) return succeed(bytes);
    context.progress({ stage: 'unpacking', file, share: null });
    return await unpack(bytes, file, limit);
  } catch (error) {
    if (context.signal?.aborted === true) return fail(cancelled);
    return fail(fileProblem(error, file, 'read'));
  }
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

async function unpack(bytes: Buffer, file: string, limit: number): Promise<Result<Buffer>> {
  try {
    return succeed(await unzip(bytes, { maxOutputLength: limit }));
  } catch (error) {
    if (error instanceof RangeError) return fail(tooLarge(file, limit));
    return fail({
      code: 'file-damaged-archive',
      message: `"${basename(file)}" is packed with gzip but cannot be unpacked: it is damaged or incomplete.`,
      hint: 'Copy or download it again.',
      place: { kind: 'file', file },
    });
  }
}

function tooLarge(file: string, limit: number): Problem {
  return {
    code: 'file-too-large',
    message: `"${basename(file)}" is larger than ${Math.round(limit / 2 ** 20)} MB.`,
    hint: 'Use a part of its rows or columns, or save it as NumPy arrays of float32.',
    place: { kind: 'file', file },
  };
}

function notAFile(file: string): Problem {
  return {
    code: 'file-is-no-file',
    message: `"${basename(file)}" is not an ordinary file.`,
    hint: 'Choose a file on a disk.',
    place: { kind: 'file', file },
  };
}
