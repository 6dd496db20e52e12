import { basename } from 'node:path';
import type { Problem } from '../../shared/problems/problem';
import { isFileSystemError } from './atomic-write';

interface Words {
  readonly code: string;
  readonly message: (name: string, task: FileTask) => string;
  readonly hint: string;
}

export type FileTask = 'read' | 'written';

const noPermission: Words = {
  code: 'file-no-permission',
  message: (name, task) => `"${name}" cannot be ${task}: you have no permission.`,
  hint: 'Choose another folder, or ask whoever owns it for access.',
};

const diskFull: Words = {
  code: 'file-disk-full',
  message: (name) => `"${name}" cannot be written: the disk is full.`,
  hint: 'Free some space or choose another disk. What was there before is unharmed.',
};

const notFound: Words = {
  code: 'file-not-found',
  message: (name, task) =>
    task === 'read'
      ? `"${name}" is not there.`
      : `"${name}" cannot be written: its folder is not there.`,
  hint: 'It may have been moved, renamed or deleted, or its disk may not be connected.',
};

/** What the operating system's error codes mean to a person. */
const wordsByErrorCode: Readonly<Record<string, Words>> = {
  EACCES: noPermission,
  EPERM: noPermission,
  ENOSPC: diskFull,
  EDQUOT: diskFull,
  ENOENT: notFound,
  ENOTDIR: notFound,
  EISDIR: {
    code: 'file-is-a-folder',
    message: (name, task) => `"${name}" cannot be ${task}: it is a folder.`,
    hint: 'Choose a file.',
  },
  EROFS: {
    code: 'file-read-only-disk',
    message: (name) => `"${name}" cannot be written: its disk is read-only.`,
    hint: 'Choose another folder.',
  },
  ENAMETOOLONG: {
    code: 'file-name-too-long',
    message: (name, task) => `"${name}" cannot be ${task}: its name is too long.`,
    hint: 'Choose a shorter name.',
  },
};

/**
 * What to tell when a file could not be read or written.
 *
 * @throws anything that is not the file system's own error: that is a bug.
 */
export function fileProblem(error: unknown, file: string, task: FileTask): Problem {
  if (!isFileSystemError(error)) throw error;
  const name = basename(file);
  const words = wordsByErrorCode[error.code ?? ''];
  const place = { kind: 'file', file } as const;
  if (words === undefined) {
    return {
      code: 'file-failed',
      message: `"${name}" cannot be ${task}: the system answered ${error.code ?? 'nothing'}.`,
      hint: 'Try another folder or disk.',
      place,
    };
  }
  return { code: words.code, message: words.message(name, task), hint: words.hint, place };
}
