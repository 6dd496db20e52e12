import type { CalibrationRun } from './calibration-case';
import { freshStudies } from './fresh-studies';
import { rareStudies } from './rare-studies';
import { studyRuns } from './study-runs';
import { calibrationRuns } from './suite';

/** Every run of every part. */
export function allRuns(): readonly CalibrationRun[] {
  return [...calibrationRuns(), ...freshRuns(), ...studyRuns('rare', rareStudies, 401)];
}

export function freshRuns(firstSeed = 201): readonly CalibrationRun[] {
  return studyRuns('fresh', freshStudies, firstSeed);
}
