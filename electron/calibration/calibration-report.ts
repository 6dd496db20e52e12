import type { Score } from '../../shared/diagnosis/calibration/evaluation';
import type { LabelledSuite } from '../../shared/diagnosis/calibration/intervention';
import type { RankingScore } from '../../shared/diagnosis/calibration/tried-remedies';

export interface CalibrationReport {
  readonly suite: LabelledSuite;
  readonly fitting: readonly Score[];
  readonly heldOut: readonly Score[];
  readonly ranking: RankingScore;
  /** Share of the runs (of every sixth) whose verdict was foreseen, by part. */
  readonly preflight: { readonly fitting: number; readonly heldOut: number };
}

/** The measured part of docs/diagnosis.md, as Markdown. */
export function calibrationReport(report: CalibrationReport): string {
  const { suite, fitting, heldOut, ranking, preflight } = report;
  const healthy = suite.runs.filter(({ confirmed }) => confirmed === 'healthy').length;
  return [
    `${suite.runs.length} runs with a confirmed label (${healthy} healthy, ${suite.runs.length - healthy} faulty); ${suite.dropped.length} more were dropped because the intervention left it in doubt.`,
    '',
    '### Fitting part (data sets on which thresholds were chosen)',
    '',
    ...table(fitting),
    '',
    '### Held-out part (other data sets)',
    '',
    ...table(heldOut),
    '',
    `Pre-flight, from the starting weights alone, foresees ${percent(preflight.fitting)} (fitting) and ${percent(preflight.heldOut)} (held out) of the verdicts.`,
    '',
    `Of ${ranking.rescuable} faulty runs tried that a suggested remedy rescues, the first-ranked one rescues ${percent(ranking.byFirst)}.`,
  ].join('\n');
}

function table(scores: readonly Score[]): readonly string[] {
  return [
    '| method | runs | right verdict | false alarms on healthy runs | faults noticed | vanishing found |',
    '| --- | --- | --- | --- | --- | --- |',
    ...scores.map(
      ({ method, runs, right, falseAlarms, noticed, vanishingRecall }) =>
        `| ${[method, runs, ...[right, falseAlarms, noticed, vanishingRecall].map(percent)].join(' | ')} |`,
    ),
  ];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
