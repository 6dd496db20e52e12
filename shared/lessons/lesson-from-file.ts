import { diagnose } from '../diagnosis/diagnose';
import type { EpochReport } from '../signals/run-report';
import type { Expectation } from './expectation';
import type { LessonRuns, TrainedLesson } from './lesson';
import { lossChart, varianceChart } from './lesson-chart';
import type { LayerCurve, LessonChart } from './lesson-chart';
import type { LessonFile, LessonMeasure } from './lesson-file';
import { diverged, startingVariances, variancePerLayer } from './reading-runs';

/** A lesson that measures as its file says. Its name is that of no bundled lesson. */
export function lessonFromFile(file: LessonFile): TrainedLesson {
  return {
    kind: 'trained',
    name: fileLessonName,
    title: file.title,
    source: file.source,
    reference: file.reference ?? '',
    text: file.text,
    question: file.question,
    expectations: file.expectations.map(expectationOf),
    experiments: file.experiments,
    measure: (runs) => ({
      numbers: file.expectations.map(({ measure }) => measured(measure, runs)),
      charts: chartsOf(file, runs),
    }),
  };
}

export const fileLessonName = 'from-a-file';

function expectationOf(given: LessonFile['expectations'][number]): Expectation {
  const { quantity, expected, tolerance = 0, least, most } = given;
  return {
    quantity,
    expected,
    least: least ?? expected - tolerance,
    most: most ?? expected + tolerance,
  };
}

/** NaN, which never holds: the run did not get that far, or nothing of this was measured. */
function measured(measure: LessonMeasure, runs: LessonRuns): number {
  const run = runs(measure.experiment);
  const { reports, description } = run;
  switch (measure.of) {
    case 'diverged':
      return diverged(run);
    case 'variance-per-layer':
      return variancePerLayer(run);
    case 'verdict':
      return diagnose(run).code === measure.code ? 1 : 0;
    case 'loss':
      return reportAt(reports, measure.epoch)?.loss ?? NaN;
    case 'loss-share':
      return (reportAt(reports, measure.epoch)?.loss ?? NaN) / description.noInformationLoss;
    case 'accuracy':
      return reportAt(reports, measure.epoch)?.accuracy ?? NaN;
    case 'validation-accuracy':
      return reportAt(reports, measure.epoch)?.validationAccuracy ?? NaN;
    case 'signal': {
      const { layer, signal } = measure;
      const values = reportAt(reports, measure.epoch)?.signals[signal] ?? [];
      return values[layer > 0 ? layer - 1 : values.length + layer] ?? NaN;
    }
  }
}

function reportAt(
  reports: readonly EpochReport[],
  epoch: number | 'last',
): EpochReport | undefined {
  return epoch === 'last' ? reports.at(-1) : reports.find((report) => report.epoch === epoch);
}

/** The losses of all runs, and where a factor per layer is expected, the variances that it comes from. */
function chartsOf(file: LessonFile, runs: LessonRuns): readonly LessonChart[] {
  const losses = lossChart(
    file.experiments.map(({ id, title }) => ({ label: title, run: runs(id) })),
    'linear',
  );
  const curves = file.expectations.flatMap((given): readonly LayerCurve[] => {
    const { measure } = given;
    if (measure.of !== 'variance-per-layer') return [];
    const bySeed = [startingVariances(runs(measure.experiment))];
    return [{ label: measure.experiment, bySeed, factor: expectationOf(given) }];
  });
  const relative = 'before training, relative to the last hidden layer';
  return curves.length === 0 ? [losses] : [losses, varianceChart(relative, curves)];
}
