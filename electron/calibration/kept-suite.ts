import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { allRuns } from '../../shared/diagnosis/calibration/all-runs';
import type { CalibrationRun } from '../../shared/diagnosis/calibration/calibration-case';
import { labelledSuite } from '../../shared/diagnosis/calibration/intervention';
import type { LabelledSuite, RecordedRun } from '../../shared/diagnosis/calibration/intervention';
import { fromRecording, toRecording } from '../../shared/diagnosis/calibration/recording';
import type { Recording } from '../../shared/diagnosis/calibration/recording';
import type { TriedRemedies } from '../../shared/diagnosis/calibration/tried-remedies';
import { keptRemedies } from './try-remedies';

/** What the repository keeps of the suite, and what its tests evaluate. */
export const keptFolder = join('shared', 'diagnosis', 'calibration', 'recorded');
const remedyFile = join(keptFolder, 'remedies.json');

const files: readonly (readonly [file: string, parts: readonly CalibrationRun['part'][]])[] = [
  ['runs.json.br', ['fitting', 'held-out']],
  ['fresh-runs.json.br', ['fresh']],
  ['rare-runs.json.br', ['rare']],
];

/** By the names of runs. */
export function keptRecordings(): Map<string, Recording> {
  const all = files
    .map(([file]) => join(keptFolder, file))
    .filter((file) => existsSync(file))
    .flatMap(
      (file) => JSON.parse(brotliDecompressSync(readFileSync(file)).toString()) as Recording[],
    );
  return new Map(all.map((recording) => [recording.name, recording]));
}

export function keptSuite(): LabelledSuite {
  const recordings = keptRecordings();
  return labelledSuite(
    allRuns().flatMap((run) => {
      const recording = recordings.get(run.name);
      return recording === undefined ? [] : [fromRecording(recording, run)];
    }),
  );
}

/** Takes the place of what was kept of these runs; of the others it stays. */
export function keepRecordings(recorded: readonly RecordedRun[]): void {
  const recordings = keptRecordings();
  for (const run of recorded) recordings.set(run.name, toRecording(run));
  const runs = allRuns();
  for (const [file, parts] of files) {
    const own = runs
      .filter(({ part }) => parts.includes(part))
      .flatMap(({ name }) => recordings.get(name) ?? []);
    writeFileSync(join(keptFolder, file), brotliCompressSync(JSON.stringify(own)));
  }
}

export function keptTries(): readonly TriedRemedies[] {
  return JSON.parse(readFileSync(remedyFile, 'utf8')) as readonly TriedRemedies[];
}

/** The same for what remedies did; nothing is kept of runs that are not in the suite any more. */
export function keepRemedies(recorded: readonly RecordedRun[], remedyFolder: string): void {
  const tries = new Map(keptTries().map((tried) => [tried.name, tried]));
  for (const run of labelledSuite(recorded).runs) {
    const tried = keptRemedies(run, remedyFolder);
    if (tried !== null) tries.set(run.name, tried);
  }
  const own = allRuns().flatMap(({ name }) => tries.get(name) ?? []);
  writeFileSync(remedyFile, `${JSON.stringify(own, null, 1)}\n`);
}
