import { standings } from '../diagnose';
import type { RunRecord } from '../diagnose';
import type { VerdictCode } from '../verdict';
import { autoTrainer } from './baselines/auto-trainer';
import type { Baseline } from './baselines/baseline';
import { sagemakerDebugger } from './baselines/sagemaker-debugger';
import { theDeepChecker } from './baselines/the-deep-checker';
import type { LabelledRun } from './intervention';

const ours: Baseline = { name: 'Gradient Lab', judge: finalCode };

export const methods: readonly Baseline[] = [ours, autoTrainer, sagemakerDebugger, theDeepChecker];

export interface Score {
  readonly method: string;
  readonly runs: number;
  /** Share of the runs with the right verdict. */
  readonly right: number;
  /** Share of the healthy runs that are said to have a fault. */
  readonly falseAlarms: number;
  /** Share of the faulty runs that are not called healthy, whatever the verdict. */
  readonly noticed: number;
  /** Share of the vanishing networks that are called so; NaN where there is none. */
  readonly vanishingRecall: number;
}

/** Verdicts by the names of runs, as they were given before the rules had seen any of these runs. */
export type FirstVerdicts = Readonly<Record<string, VerdictCode>>;

/** Scores verdicts that were kept. */
export function scoreOfFirst(first: FirstVerdicts, runs: readonly LabelledRun[]): Score {
  const codes = new Map(runs.map(({ name, record }) => [record, first[name] ?? 'too-early']));
  return score({ name: ours.name, judge: (record) => codes.get(record) ?? 'too-early' }, runs);
}

function finalCode(record: RunRecord): VerdictCode {
  return standings(record).at(-1)?.finding.code ?? 'too-early';
}

export function score({ name, judge }: Baseline, runs: readonly LabelledRun[]): Score {
  const judged = runs.map(({ confirmed, record }) => ({ confirmed, code: judge(record) }));
  const share = (
    of: (run: (typeof judged)[number]) => boolean,
    holds: (run: (typeof judged)[number]) => boolean,
  ): number => {
    const chosen = judged.filter(of);
    return chosen.filter(holds).length / chosen.length;
  };
  const silent = (code: VerdictCode): boolean => code === 'healthy' || code === 'too-early';
  return {
    method: name,
    runs: runs.length,
    right: share(
      () => true,
      ({ confirmed, code }) => confirmed === code,
    ),
    falseAlarms: share(
      ({ confirmed }) => confirmed === 'healthy',
      ({ code }) => !silent(code),
    ),
    noticed: share(
      ({ confirmed }) => confirmed !== 'healthy',
      ({ code }) => !silent(code),
    ),
    vanishingRecall: share(
      ({ confirmed }) => confirmed === 'vanishing-gradient',
      ({ code }) => code === 'vanishing-gradient',
    ),
  };
}
