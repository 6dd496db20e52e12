import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import type { Problem, Result } from '../../shared/problems/problem';
import { fail, succeed } from '../../shared/problems/problem';
import { isFileSystemError } from '../files/atomic-write';
import { fileProblem } from '../files/file-problems';
import { freeBytes } from './free-space';
import { HarmfulArchive, packedFiles } from './pack-archive';
import type { PackedFile } from './pack-archive';
import type { PackContents, PackFile } from './pack-contents';
import { bytesOf, knownPack, manifestName, packContentsSchema } from './pack-contents';
import { partialName, removeLeftOvers } from './pack-place';
import {
  damagedPack,
  installationCancelled,
  noRoom,
  notAPack,
  otherVersion,
} from './pack-problems';
import { writeHashed } from './write-hashed';

export interface PackInstallation {
  /** The file to install from. */
  readonly file: string;
  /** Where the pack is to lie: see packFolder. One that lies there is replaced when the new one is complete. */
  readonly pack: string;
  readonly signal: AbortSignal;
  /** From 0 to 1. */
  readonly onProgress: (share: number) => void;
  /** Another one only in tests. */
  readonly known?: PackContents;
  /** How much room the disk has; null: nobody knows. Another one only in tests. */
  readonly freeSpace?: (folder: string) => Promise<number | null>;
}

/** What the file system needs beyond the files themselves. */
const spareBytes = 64e6;
const largestManifest = 1 << 20;

/**
 * Unpacks a GPU pack: version, room and every file's hash are checked, everything is synced, and only what is complete
 * gets its name. Interrupted at any point, by a power cut too, it leaves what was there before; its left-overs go with the
 * next attempt or the next start.
 */
export async function installPack(installation: PackInstallation): Promise<Result<PackContents>> {
  const { file, pack, signal, known = knownPack } = installation;
  await removeLeftOvers(pack);
  const partial = partialName(pack);
  try {
    const problem = await unpack(installation, partial);
    if (signal.aborted) return fail(installationCancelled);
    if (problem !== null) return fail(problem);
    await putInPlace(partial, pack, known);
    return succeed(known);
  } catch (error) {
    return fail(signal.aborted ? installationCancelled : problemOf(error, file, partial));
  } finally {
    await rm(partial, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function unpack(
  { file, pack, signal, onProgress, known = knownPack, freeSpace = freeBytes }: PackInstallation,
  partial: string,
): Promise<Problem | null> {
  const found = await stat(file);
  if (!found.isFile()) return notAPack(file);
  const missing = new Map(known.files.map((one) => [one.path, one]));
  let begun = false;
  try {
    for await (const entry of packedFiles(file, found.size, signal, onProgress)) {
      if (!begun) {
        const problem =
          (await refusal(entry, file, known)) ??
          (await lackOfRoom(dirname(pack), known, freeSpace));
        if (problem !== null) return problem;
        begun = true;
        continue;
      }
      const wanted = missing.get(entry.path);
      if (wanted === undefined) return damagedPack(file, `"${entry.path}" does not belong in it`);
      missing.delete(entry.path);
      const wrong = await writeEntry(entry, wanted, join(partial, entry.path));
      if (wrong !== null) return damagedPack(file, wrong);
    }
  } catch (error) {
    if (begun || isAboutFiles(error)) throw error;
    return notAPack(file);
  }
  if (!begun) return notAPack(file);
  const [first] = missing.keys();
  return first === undefined ? null : damagedPack(file, `"${first}" is missing`);
}

/** Why not to unpack what follows the manifest; null: it is the known pack. */
async function refusal(
  { path, bytes, content }: PackedFile,
  file: string,
  known: PackContents,
): Promise<Problem | null> {
  if (path !== manifestName || bytes > largestManifest) return notAPack(file);
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  const manifest = v.safeParse(packContentsSchema, parsed(Buffer.concat(chunks).toString('utf8')));
  if (!manifest.success) return notAPack(file);
  const isKnown = JSON.stringify(manifest.output) === JSON.stringify(known);
  return isKnown ? null : otherVersion(file, manifest.output, known);
}

async function lackOfRoom(
  folder: string,
  known: PackContents,
  freeSpace: (folder: string) => Promise<number | null>,
): Promise<Problem | null> {
  const free = await freeSpace(folder);
  const needed = bytesOf(known) + spareBytes;
  return free !== null && free < needed ? noRoom(needed, free, folder) : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What is wrong with it, as a clause; null: it is as it should be. */
async function writeEntry(
  entry: PackedFile,
  { path, bytes, sha256, executable }: PackFile,
  to: string,
): Promise<string | null> {
  if (entry.bytes !== bytes) return `"${path}" has another size`;
  const hash = await writeHashed(entry.content, to, { executable });
  return hash === sha256 ? null : `"${path}" has another content`;
}

/** The one before is moved away before it is removed: at no time does a part of a pack bear the name. */
async function putInPlace(partial: string, pack: string, { files }: PackContents): Promise<void> {
  const folders = new Set(files.flatMap(({ path }) => foldersAbove(join(partial, path), partial)));
  for (const folder of folders) await syncFolder(folder);
  const previous = partialName(pack);
  await rename(pack, previous).catch(ignoreAbsence);
  await rename(partial, pack);
  await syncFolder(dirname(pack));
  await rm(previous, { recursive: true, force: true, maxRetries: 3 });
}

function foldersAbove(file: string, top: string): readonly string[] {
  const folder = dirname(file);
  return folder === top ? [folder] : [folder, ...foldersAbove(folder, top)];
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function ignoreAbsence(error: unknown): void {
  if (!isFileSystemError(error) || error.code !== 'ENOENT') throw error;
}

/** Not zlib's or a stream's own code. */
function isAboutFiles(error: unknown): error is NodeJS.ErrnoException {
  return isFileSystemError(error) && !/^(Z_|ERR_)/.test(error.code ?? '');
}

/** zlib and tar-stream say in their own words that a file is none of theirs; what the file system says is told as ever. */
function problemOf(error: unknown, file: string, partial: string): Problem {
  if (isAboutFiles(error)) {
    const isSource = error.path === file;
    return fileProblem(error, isSource ? file : partial, isSource ? 'read' : 'written');
  }
  if (error instanceof HarmfulArchive) return damagedPack(file, error.message);
  return damagedPack(file, 'it is cut off, or cannot be unpacked');
}
