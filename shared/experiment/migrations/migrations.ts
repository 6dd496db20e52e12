import type { Migration } from './migration';

/**
 * Every step, oldest first: NNN-what-changes.ts adds one here. Version 1 is the first version, so there is none yet.
 */
export const migrations: readonly Migration[] = [];
