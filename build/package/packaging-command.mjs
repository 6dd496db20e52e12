import { renameSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { runCommand } from '../setup/run-command.mjs';
import { problemFromOutput } from '../setup/setup-problem.mjs';

/**
 * Has a program write a file, which is there only when it is complete.
 *
 * @param {string} file
 * @param {(partial: string) => readonly [string, ...string[]]} command
 * @returns {Promise<string>} the file
 */
export async function makeFile(file, command) {
  const partial = `${file}.partial`;
  rmSync(partial, { force: true });
  await runTool(...command(partial));
  renameSync(partial, file);
  return file;
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 */
export async function runTool(program, ...args) {
  const { code, output } = await runCommand(program, args);
  if (code !== 0) throw problemFromOutput(`${basename(program)} failed.`, output);
}
