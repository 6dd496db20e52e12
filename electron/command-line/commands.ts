import type { Command } from './command';
import { bench } from './commands/bench';
import { devices } from './commands/devices';
import { exportCommand } from './commands/export';
import { gpuPack } from './commands/gpu-pack';
import { grid } from './commands/grid';
import { lessons } from './commands/lessons';
import { predict } from './commands/predict';
import { preflight } from './commands/preflight';
import { remedy } from './commands/remedy';
import { run } from './commands/run';
import { runs } from './commands/runs';
import { show } from './commands/show';

/** Every command, in the order of help. */
export const commands: readonly Command[] = [
  run,
  preflight,
  remedy,
  grid,
  runs,
  show,
  predict,
  exportCommand,
  lessons,
  bench,
  devices,
  gpuPack,
];
