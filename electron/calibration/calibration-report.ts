import { methods, score, scoreOfFirst } from '../../shared/diagnosis/calibration/evaluation';
import type { FirstVerdicts, Score } from '../../shared/diagnosis/calibration/evaluation';
import type { LabelledRun, LabelledSuite } from '../../shared/diagnosis/calibration/intervention';
import { rankingScore } from '../../shared/diagnosis/calibration/tried-remedies';
import type { TriedRemedies } from '../../shared/diagnosis/calibration/tried-remedies';

export interface CalibrationReport {
  readonly suite: LabelledSuite;
  readonly first: FirstVerdicts;
  readonly tried: readonly TriedRemedies[];
  readonly preflight: readonly PreflightScore[];
}

export interface PreflightScore {
  readonly part: string;
  readonly runs: number;
  readonly right: number;
  /** Of networks of about thirty layers, each. */
  readonly milliseconds: readonly number[];
}

/** The measured part of docs/diagnosis.md, as Markdown. */
export function calibrationReport({ suite, first, tried, preflight }: CalibrationReport): string {
  const of = (part: LabelledRun['part']) => suite.runs.filter((run) => run.part === part);
  const scores = (part: LabelledRun['part']) => methods.map((method) => score(method, of(part)));
  const healthy = suite.runs.filter(({ confirmed }) => confirmed === 'healthy').length;
  return [
    `${suite.runs.length} runs with a confirmed label (${healthy} healthy, ${suite.runs.length - healthy} faulty); ${suite.dropped.length} more were dropped because the intervention left it in doubt.`,
    '',
    '### Fresh and rare part, first and blind evaluation',
    '',
    'Each with the rules as they stood before anything of its runs was known:',
    '',
    ...table([
      { ...scoreOfFirst(first, of('fresh')), method: 'Gradient Lab, fresh part' },
      { ...scoreOfFirst(first, of('rare')), method: 'Gradient Lab, rare part' },
    ]),
    '',
    '### Fresh part, today',
    '',
    ...table(scores('fresh')),
    '',
    '### Rare part, today',
    '',
    ...table(scores('rare')),
    '',
    '### Fitting part (data sets on which thresholds were chosen)',
    '',
    ...table(scores('fitting')),
    '',
    '### Held-out part (other data sets)',
    '',
    ...table(scores('held-out')),
    '',
    '### By verdict, all parts',
    '',
    ...byVerdict(suite.runs, first),
    '',
    '### Pre-flight',
    '',
    ...preflightLines(preflight),
    '',
    '### Ranking of remedies',
    '',
    ...rankingLines(tried),
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

function byVerdict(runs: readonly LabelledRun[], first: FirstVerdicts): readonly string[] {
  const [ours] = methods;
  const codes = [...new Set(runs.map(({ confirmed }) => confirmed))].sort();
  const rows = codes.map((code) => {
    const own = runs.filter(({ confirmed }) => confirmed === code);
    const blind = own.filter(({ name }) => first[name] !== undefined);
    const rightBlind = blind.filter(({ name }) => first[name] === code).length;
    const others = own
      .map(({ record }) => ours?.judge(record) ?? 'too-early')
      .filter((verdict) => verdict !== code);
    const names = [...new Set(others)].map(
      (name) => `${name} (${others.filter((other) => other === name).length})`,
    );
    return `| ${code} | ${rightBlind} of ${blind.length} | ${own.length} | ${own.length - others.length} | ${names.join(', ')} |`;
  });
  return [
    '| label | right blind | runs | right today | called otherwise |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ];
}

function preflightLines(scores: readonly PreflightScore[]): readonly string[] {
  const times = scores.flatMap(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const words = scores.map(
    ({ part, right, runs }) => `${percent(right / Math.max(1, runs))} (${part})`,
  );
  return [
    `From the starting weights alone it foresees ${words.join(', ')} of the verdicts. For networks of 25 to 50 weight layers it took ${(times[Math.floor(times.length / 2)] ?? NaN).toFixed(0)} ms (median of ${times.length}; at most ${(times.at(-1) ?? NaN).toFixed(0)} ms) in one process on the machine that measured this.`,
  ];
}

function rankingLines(tried: readonly TriedRemedies[]): readonly string[] {
  const { rescuable, byFirst, bySuggestion } = rankingScore(tried);
  return [
    `${tried.length} faulty runs were trained again under what their verdict suggests; where nothing suggested rescues one, under every other change that applies. ${rescuable} are rescued by something; the first-ranked remedy rescues ${percent(byFirst)} of these, any suggested one ${percent(bySuggestion)}.`,
  ];
}

function percent(share: number): string {
  return Number.isNaN(share) ? '–' : `${(100 * share).toFixed(1)} %`;
}
