import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { labelledSuite, learnedShare } from '../../shared/diagnosis/calibration/intervention';
import type { LabelledRun, RecordedRun } from '../../shared/diagnosis/calibration/intervention';
import { rescues } from '../../shared/diagnosis/calibration/tried-remedies';
import type { TriedRemedies } from '../../shared/diagnosis/calibration/tried-remedies';
import { diagnose } from '../../shared/diagnosis/diagnose';
import { applicableChanges } from '../../shared/diagnosis/ranked-changes';
import { sceneOf } from '../../shared/diagnosis/scene';
import type { SuggestedChange, Verdict } from '../../shared/diagnosis/verdict';
import { patchExperiment } from '../../shared/experiment/merge-patch';
import { shareOf } from './record-suite';
import type { Share } from './record-suite';
import { trainRun } from './train-run';

interface Kept {
  readonly plan: string;
  readonly tried: TriedRemedies;
}

/** Tries on every faulty run of the share what its verdict suggests, unless the folder knows already. */
export async function tryAll(
  recorded: readonly RecordedRun[],
  folder: string,
  share: Share,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const byName = new Map(recorded.map((run) => [run.name, run]));
  // No change to an experiment mends rows that were broken after they were loaded.
  const faulty = labelledSuite(recorded).runs.filter(
    ({ confirmed, rowFault }) => confirmed !== 'healthy' && rowFault === undefined,
  );
  for (const run of shareOf(faulty, share)) {
    const repair = byName.get(run.repairedBy ?? '');
    if (repair === undefined || keptRemedies(run, folder) !== null) continue;
    await tryRemedies(run, learnedShare(repair), folder);
  }
}

/** What an earlier calibration found, if the verdict still suggests the same; null for runs that nothing was tried on. */
export function keptRemedies(run: LabelledRun, folder: string): TriedRemedies | null {
  const file = fileOf(run, folder);
  if (!existsSync(file)) return null;
  const { plan, tried } = JSON.parse(readFileSync(file, 'utf8')) as Kept;
  return plan === planOf(diagnose(run.record)) ? tried : null;
}

/**
 * Runs what the verdict suggests, in its order, until something rescues the run; and if nothing does, every other change
 * that applies, so that a run which could have been rescued counts as one.
 */
async function tryRemedies(run: LabelledRun, repaired: number, folder: string): Promise<void> {
  const verdict = diagnose(run.record);
  const suggested = verdict.remedies.filter(({ edit }) => Object.keys(edit).length > 0);
  const learned = await learnedUnder(suggested, run, repaired);
  const edits = new Set(suggested.map(({ edit }) => JSON.stringify(edit)));
  const others = applicableChanges(sceneOf(run.record.experiment, run.record.description)).filter(
    ({ edit }) => !edits.has(JSON.stringify(edit)),
  );
  const rescued = learned.some((try_) => rescues(try_.learned, repaired));
  const tried: TriedRemedies = {
    name: run.name,
    label: run.confirmed,
    verdict: verdict.code,
    repaired: rounded(repaired),
    learned,
    unsuggested: rescued ? [] : await learnedUnder(others, run, repaired),
  };
  writeFileSync(fileOf(run, folder), JSON.stringify({ plan: planOf(verdict), tried }));
  console.log(run.name, verdict.code, JSON.stringify(learned), JSON.stringify(tried.unsuggested));
}

/** Up to the first that rescues. */
async function learnedUnder(
  changes: readonly Pick<SuggestedChange, 'change' | 'edit'>[],
  run: LabelledRun,
  repaired: number,
): Promise<TriedRemedies['learned']> {
  const learned: { change: string; learned: number }[] = [];
  for (const { change, edit } of changes) {
    const patched = patchExperiment(run.record.experiment, edit);
    if (!patched.ok) throw new Error(`${run.name}: ${JSON.stringify(patched.problems)}`);
    const record = await trainRun(patched.value, run.rowFault);
    const share = rounded(learnedShare({ ...run, record }));
    learned.push({ change, learned: share });
    if (rescues(share, repaired)) break;
  }
  return learned;
}

function rounded(share: number): number {
  return Number(share.toFixed(3));
}

function fileOf({ name }: LabelledRun, folder: string): string {
  return join(folder, `${name.replace('/', '--')}.json`);
}

function planOf({ remedies }: Verdict): string {
  return JSON.stringify(remedies.map(({ change, edit }) => [change, edit]));
}
