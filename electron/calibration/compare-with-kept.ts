import type { CalibrationRun } from '../../shared/diagnosis/calibration/calibration-case';
import { labelledSuite, learnedShare } from '../../shared/diagnosis/calibration/intervention';
import type { RecordedRun } from '../../shared/diagnosis/calibration/intervention';
import { fromRecording, toRecording } from '../../shared/diagnosis/calibration/recording';
import type { Recording } from '../../shared/diagnosis/calibration/recording';
import { diagnose } from '../../shared/diagnosis/diagnose';
import { keptRecordings } from './kept-suite';

/**
 * Other processors round otherwise, and runs that jump about multiply the difference. A run counts as the same while the
 * share of the loss that it has learned at its end, a label's only measure, differs by no more than this; of one that has run away, by no more than this share.
 */
const tolerance = 0.05;

/** Prints how runs that were trained anew differ from what is kept of them; whether all of them are the same. */
export function compareWithKept(
  runs: readonly CalibrationRun[],
  recorded: readonly RecordedRun[],
): boolean {
  const recordings = keptRecordings();
  const keptRuns = runs.flatMap((run) => {
    const recording = recordings.get(run.name);
    return recording === undefined ? [] : [fromRecording(recording, run)];
  });
  const before = told(keptRuns);
  const now = told(recorded);
  let [toTheDigit, near, signals, values] = [0, 0, 0, 0];
  for (const run of recorded) {
    const { name } = run;
    const [kept, made] = [recordings.get(name), toRecording(run)];
    const [signalsHere, valuesHere] = differences(kept, made);
    signals += signalsHere;
    values += valuesHere;
    const sameLosses = JSON.stringify(kept?.losses) === JSON.stringify(made.losses);
    const isNear = isAsBefore(before.get(name), now.get(name));
    if (sameLosses && isNear) toTheDigit += 1;
    else if (isNear) near += 1;
    if (sameLosses && isNear) continue;
    const verdict = isNear ? 'near' : 'OTHER';
    console.log(`${verdict} ${name}: kept ${words(before.get(name))}, now ${words(now.get(name))}`);
  }
  const others = recorded.length - toTheDigit - near;
  console.log(
    `${recorded.length} runs: in ${toTheDigit} every loss and accuracy of every epoch is the same to the four digits that are kept, ${near} have the same label and verdict and learned the same within ${tolerance}, ${others} are different. Of ${values} values of signals ${signals} differ in the three digits that are kept.`,
  );
  return others === 0;
}

function isAsBefore(before: Told | undefined, now: Told | undefined): boolean {
  return (
    before !== undefined &&
    before.label === now?.label &&
    before.verdict === now.verdict &&
    Math.abs(before.learned - now.learned) <= tolerance * Math.max(1, Math.abs(before.learned))
  );
}

/** How many values of signals differ, and of how many. */
function differences(kept: Recording | undefined, made: Recording): readonly [number, number] {
  const before = new Map(kept?.signals);
  let [different, all] = [0, 0];
  for (const [epoch, signals] of made.signals) {
    for (const [name, values] of Object.entries(signals)) {
      const known = before.get(epoch)?.[name] ?? [];
      all += values.length;
      different += values.filter((value, layer) => value !== known[layer]).length;
    }
  }
  return [different, all];
}

interface Told {
  readonly label: string;
  readonly verdict: string;
  readonly learned: number;
}

function told(recorded: readonly RecordedRun[]): ReadonlyMap<string, Told> {
  const labels = new Map(
    labelledSuite(recorded).runs.map(({ name, confirmed }) => [name, confirmed]),
  );
  return new Map(
    recorded.map((run) => [
      run.name,
      {
        label: labels.get(run.name) ?? 'in doubt',
        verdict: diagnose(run.record).code,
        learned: learnedShare(run),
      },
    ]),
  );
}

function words(run: Told | undefined): string {
  if (run === undefined) return 'nothing';
  return `${run.label}, called ${run.verdict}, learned ${run.learned.toFixed(3)}`;
}
