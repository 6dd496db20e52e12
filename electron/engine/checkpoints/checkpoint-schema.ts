import * as v from 'valibot';
import { signalNames } from '../../../shared/signals/signal';
import type { EpochReport } from '../../../shared/signals/run-report';

/** Unlike valibot's own, NaN is a number here: a loss may be one. */
const anyNumber = v.custom<number>((value) => typeof value === 'number', 'a number');
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const perhaps = v.nullable(anyNumber);

export const stateSchema = v.strictObject({
  epochs: count,
  steps: count,
  progress: v.nullable(
    v.strictObject({
      step: count,
      loss: anyNumber,
      accuracy: perhaps,
      learningRateSum: anyNumber,
    }),
  ),
});

const histogram = v.strictObject({
  low: perhaps,
  high: perhaps,
  counts: v.array(count),
  zeros: count,
  underflows: count,
  notFinite: count,
});
const histograms = v.array(v.nullable(histogram));

/** A record over the report's fields, so that the compiler names one that is missing here. */
const reportFields = {
  epoch: count,
  loss: perhaps,
  accuracy: perhaps,
  validationLoss: perhaps,
  validationAccuracy: perhaps,
  probeLoss: v.exactOptional(anyNumber),
  signals: v.record(v.picklist(signalNames), v.array(perhaps)),
  histograms: v.exactOptional(
    v.strictObject({ activation: histograms, weight: histograms, 'weight-gradient': histograms }),
  ),
  traces: v.array(anyNumber),
} as const satisfies Record<
  keyof EpochReport,
  v.GenericSchema | ReturnType<typeof v.exactOptional>
>;

export const reportsSchema = v.array(v.strictObject(reportFields));
