import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TriedRemedies } from '../../shared/diagnosis/calibration/tried-remedies';
import { rescues } from '../../shared/diagnosis/calibration/tried-remedies';
import { learnedShare } from '../../shared/diagnosis/calibration/intervention';
import type { LabelledRun } from '../../shared/diagnosis/calibration/intervention';
import { diagnose } from '../../shared/diagnosis/diagnose';
import { patchExperiment } from '../../shared/experiment/merge-patch';
import type { Verdict } from '../../shared/diagnosis/verdict';
import { trainRun } from './train-run';

interface Kept {
  readonly plan: string;
  readonly tried: TriedRemedies;
}

/** What an earlier calibration found, if the verdict still suggests the same. */
export function keptRemedies(run: LabelledRun, folder: string): TriedRemedies | null {
  const file = fileOf(run, folder);
  if (!existsSync(file)) return null;
  const { plan, tried } = JSON.parse(readFileSync(file, 'utf8')) as Kept;
  return plan === planOf(diagnose(run.record)) ? tried : null;
}

/** Runs what the verdict suggests for a faulty run, in its order, until something rescues it. */
export async function tryRemedies(
  run: LabelledRun,
  repaired: number,
  folder: string,
): Promise<TriedRemedies> {
  const verdict = diagnose(run.record);
  const learned: { change: string; learned: number }[] = [];
  for (const { change, edit } of verdict.remedies) {
    if (Object.keys(edit).length === 0) continue;
    const patched = patchExperiment(run.record.experiment, edit);
    if (!patched.ok) throw new Error(`${run.name}: ${JSON.stringify(patched.problems)}`);
    const record = await trainRun(patched.value, run.rowFault);
    const share = Number(learnedShare({ ...run, record }).toFixed(3));
    learned.push({ change, learned: share });
    if (rescues(share, repaired)) break;
  }
  const tried = {
    name: run.name,
    verdict: verdict.code,
    repaired: Number(repaired.toFixed(3)),
    learned,
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(run, folder), JSON.stringify({ plan: planOf(verdict), tried }));
  console.log(run.name, verdict.code, JSON.stringify(learned));
  return tried;
}

function fileOf({ name }: LabelledRun, folder: string): string {
  return join(folder, `${name.replace('/', '--')}.json`);
}

function planOf({ remedies }: Verdict): string {
  return JSON.stringify(remedies.map(({ change, edit }) => [change, edit]));
}
