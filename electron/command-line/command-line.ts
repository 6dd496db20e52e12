import { join } from 'node:path';
import { execute } from './execute';
import { processTerminal } from './terminal';

/** The program `gradient-lab`. */

// Whoever reads the output may stop reading, as `head` does: then there is nobody left to write for.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

const engineProgram = join(__dirname, 'engine-process.js');

void execute(process.argv.slice(2), { terminal: processTerminal, engineProgram }).then((code) => {
  process.exitCode = code;
});
