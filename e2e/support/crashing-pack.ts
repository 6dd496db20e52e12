import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const repository = resolve(__dirname, '..', '..');

/** A library that ends the process that loads it, before anything of it is called. */
const source = '__attribute__((constructor)) static void end(void) { *(volatile int *)0 = 1; }\n';

/**
 * Puts a GPU pack into a data folder that has every file with its size, as if it had been installed, and whose libraries
 * crash. The files are sparse: they take no room.
 */
export function putCrashingPack(dataFolder: string): void {
  mkdirSync(dataFolder, { recursive: true });
  const program = join(dataFolder, 'crash.c');
  const library = join(dataFolder, 'crash.so');
  writeFileSync(program, source);
  execFileSync('g++', ['-x', 'c', '-shared', '-fPIC', '-o', library, program]);
  const { files }: { files: readonly { path: string; bytes: number }[] } = JSON.parse(
    readFileSync(join(repository, 'electron', 'gpu-pack', 'pack-contents.json'), 'utf8'),
  );
  for (const { path, bytes } of files) {
    const file = join(dataFolder, 'gpu-pack', path);
    mkdirSync(dirname(file), { recursive: true });
    copyFileSync(library, file);
    truncateSync(file, bytes);
  }
}
