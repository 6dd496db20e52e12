import { basename } from 'node:path';
import type { Problem } from '../../shared/problems/problem';
import type { PackContents } from './pack-contents';

const getAnother = 'Get the file again from where it came from, and compare its SHA-256 sum.';

export function notAPack(file: string): Problem {
  return {
    code: 'not-a-gpu-pack',
    message: `"${basename(file)}" is not a GPU pack of Gradient Lab.`,
    hint: 'A GPU pack is one file called gradient-lab-gpu-pack-….tar.gz.',
    place: { kind: 'file', file },
  };
}

export function otherVersion(file: string, found: PackContents, known: PackContents): Problem {
  const isOther = found.tensorflow !== known.tensorflow;
  const what = isOther
    ? `it brings TensorFlow ${found.tensorflow}, and this version works with ${known.tensorflow}`
    : 'its libraries are other ones than those that this version knows';
  return {
    code: 'gpu-pack-other-version',
    message: `"${basename(file)}" does not fit this version of Gradient Lab: ${what}.`,
    hint: 'Get the pack that was made with this version.',
    place: { kind: 'file', file },
  };
}

/** @param what is wrong: a clause */
export function damagedPack(file: string, what: string): Problem {
  return {
    code: 'gpu-pack-damaged',
    message: `"${basename(file)}" is damaged or was changed: ${what}. Nothing of it was kept.`,
    hint: getAnother,
    place: { kind: 'file', file },
  };
}

export function noRoom(neededBytes: number, freeBytes: number, folder: string): Problem {
  return {
    code: 'gpu-pack-no-room',
    message: `The pack needs ${gigabytes(neededBytes)} of disk in ${folder}, and ${gigabytes(freeBytes)} are free.`,
    hint: 'Free some space, or set GRADIENT_LAB_HOME to a folder on a larger disk.',
  };
}

export const installationCancelled: Problem = {
  code: 'gpu-pack-cancelled',
  message: 'Adding the GPU pack was cancelled; nothing of it was kept.',
};

export function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
