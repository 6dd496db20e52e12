import { homedir } from 'node:os';
import { join } from 'node:path';
import { dataFolder } from '../files/data-folder';
import { packFolder } from '../gpu-pack/pack-place';
import { tellEnginesOfPack } from '../gpu-pack/pack-environment';
import { execute } from './execute';
import { processTerminal } from './terminal';

/** The program `gradient-lab`. */

// Whoever reads the output may stop reading, as `head` does: then there is nobody left to write for.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

const folder = dataFolder({
  environment: process.env,
  platform: process.platform,
  homeFolder: homedir(),
});
const gpuPack = packFolder(folder);
tellEnginesOfPack(gpuPack);
const surroundings = {
  terminal: processTerminal,
  engineProgram: join(__dirname, 'engine-process.js'),
  runsFolder: join(folder, 'runs'),
  gpuPack,
};

void execute(process.argv.slice(2), surroundings).then((code) => {
  process.exitCode = code;
});
