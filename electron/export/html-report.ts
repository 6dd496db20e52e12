import type { RunRecord } from '../../shared/diagnosis/diagnose';
import { runResult } from '../../shared/diagnosis/run-result';
import type { RunResult } from '../../shared/diagnosis/run-result';
import type { Verdict } from '../../shared/diagnosis/verdict';
import { writeExperiment } from '../../shared/experiment/read-experiment';
import type { EpochReport } from '../../shared/signals/run-report';
import { signals } from '../../shared/signals/signal';
import type { SignalName } from '../../shared/signals/signal';
import { escaped } from './escaped';
import { reportStyle } from './report-style';
import { svgLineChart } from './svg-line-chart';
import type { Line } from './svg-line-chart';

/** A run as one page without scripts, pictures or anything else from outside: verdict, charts, numbers, experiment. */
export function htmlReport(run: RunRecord): string {
  const { experiment } = run;
  const result = runResult(run);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escaped(experiment.name)}: Gradient Lab</title>
<style>${reportStyle}</style>
</head>
<body>
<h1>${escaped(experiment.name)}</h1>
${verdictSection(result.verdict)}
<section><h2>Over the epochs</h2>
${svgLineChart({ title: 'Loss', xLabel: 'epoch', yLabel: 'loss', lines: curves(run, 'loss', 'validationLoss'), logarithmic: false })}
${run.description.task === 'classification' ? svgLineChart({ title: 'Accuracy', xLabel: 'epoch', yLabel: 'accuracy', lines: curves(run, 'accuracy', 'validationAccuracy'), logarithmic: false }) : ''}
</section>
<section><h2>By depth</h2>
${depthChart(run, 'delta-rms')}
${depthChart(run, 'weight-gradient-norm')}
${depthChart(run, 'relative-weight-change')}
</section>
${numbersSection(run, result)}
<section><h2>Experiment</h2><pre>${escaped(writeExperiment(experiment))}</pre></section>
</body>
</html>
`;
}

function verdictSection({
  code,
  confidence,
  summary,
  since,
  evidence,
  against,
  remedies,
}: Verdict) {
  const says = (title: string, lines: readonly string[]): string =>
    lines.length === 0
      ? ''
      : `<h3>${title}</h3><ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`;
  return `<section><h2>Verdict: ${escaped(code.replaceAll('-', ' '))}</h2>
<p>${escaped(summary)} (${Math.round(100 * confidence)} % sure, since epoch ${since.epoch})</p>
${says(
  'Evidence',
  evidence.map((each) => each.says),
)}
${says(
  'Against it',
  against.map((each) => each.says),
)}
${says(
  'What may help',
  remedies.map(({ change, why }) => `${change}: ${why}`),
)}</section>`;
}

type Curve = 'loss' | 'accuracy' | 'validationLoss' | 'validationAccuracy';

function curves({ reports }: RunRecord, training: Curve, validation: Curve): readonly Line[] {
  const line = (name: string, field: Curve): Line => ({
    name,
    points: reports.filter(({ epoch }) => epoch > 0).map((each) => [each.epoch, each[field]]),
  });
  const both = [line('training', training), line('validation', validation)];
  return both.filter(({ points }) => points.some(([, value]) => value !== null));
}

/** A signal of every layer, before training, halfway and at the end. */
function depthChart({ description, reports }: RunRecord, signal: SignalName): string {
  const measured = reports.filter((report) => report.signals[signal] !== undefined);
  const chosen = [0, Math.floor((measured.length - 1) / 2), measured.length - 1];
  const lines = [...new Set(chosen)].flatMap((index) => lineOf(measured[index]));
  const { title, unit } = signals[signal];
  return svgLineChart({
    title: `${title} (${unit})`,
    xLabel: 'layer, from the input',
    yLabel: 'logarithmic',
    lines,
    logarithmic: true,
  });

  function lineOf(report: EpochReport | undefined): readonly Line[] {
    if (report === undefined) return [];
    const values = report.signals[signal] ?? [];
    const points = description.layers.map(
      ({ depth }, place) => [depth, values[place] ?? null] as const,
    );
    return [{ name: `epoch ${report.epoch}`, points }];
  }
}

function numbersSection({ description, totals }: RunRecord, { final, engine }: RunResult): string {
  const rows: readonly (readonly [string, string | number | null])[] = [
    ['Loss', final.loss],
    ['Accuracy', final.accuracy],
    ['Validation loss', final.validationLoss],
    ['Validation accuracy', final.validationAccuracy],
    ['No-information loss', description.noInformationLoss],
    ['Outcome', totals?.outcome ?? 'in progress'],
    ['Epochs', totals?.epochs ?? null],
    ['Steps', totals?.steps ?? null],
    ['Training rows', description.trainingRows],
    ['Validation rows', description.validationRows],
    ['Parameters', description.parameters],
    ['Engine', [engine.name, engine.tensorflow ?? '', engine.device, engine.mode].join(' ')],
    ['Milliseconds a step', engine.msPerStep],
  ];
  const cells = rows
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `<tr><th>${name}</th><td>${escaped(words(value))}</td></tr>`);
  return `<section><h2>Numbers</h2><table>${cells.join('')}</table></section>`;
}

function words(value: string | number | null): string {
  return typeof value === 'number' ? String(Number(value.toPrecision(6))) : (value ?? '');
}
