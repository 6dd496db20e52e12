import type { Result } from '../../../shared/problems/problem';
import { succeed } from '../../../shared/problems/problem';
import type { BenchRow } from './bench-rows';
import type { BenchSurroundings } from './bench-surroundings';
import { labSpeed } from './lab-speed';
import type { LabSpeed } from './lab-speed';

const duration = 1000;

/** The engine alone, network by network. */
export async function measureLab(
  rows: readonly BenchRow[],
  { engineProgram, folder, onProgress, onTable }: BenchSurroundings,
): Promise<Result<readonly LabSpeed[]>> {
  const speeds: LabSpeed[] = [];
  for (const row of rows) {
    onProgress(row.name);
    const speed = await labSpeed(row, engineProgram, folder, duration);
    if (!speed.ok) return speed;
    speeds.push(speed.value);
    onTable(speedLine(speed.value));
  }
  return succeed(speeds);
}

function speedLine({ name, engine, ...speed }: LabSpeed): string {
  const percent = (100 * speed.signalsInStep).toFixed(1);
  const step = `${speed.msPerStep.toPrecision(3)} ms a step (${engine.mode}), ${percent} % of it for signals`;
  const measurement = `${speed.msPerMeasurement.toPrecision(3)} ms an epoch for signals and validation`;
  const first = `${(speed.firstEpochMs / 1000).toFixed(1)} s to the first epoch`;
  return `${name.padEnd(40)}  ${step.padEnd(52)}  ${measurement.padEnd(44)}  ${first}\n`;
}
