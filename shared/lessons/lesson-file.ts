import * as v from 'valibot';
import { verdictCodes } from '../diagnosis/verdict';
import { experimentSchema } from '../experiment/experiment';
import { wholeNumber } from '../problems/number-schemas';
import { signalNames } from '../signals/signal';

export const lessonFormat = 'gradient-lab/lesson';
export const lessonVersion = 1;

const words = (most: number) =>
  v.pipe(
    v.string('text'),
    v.nonEmpty('text that is not empty'),
    v.maxLength(most, `text of at most ${most} characters`),
  );

const experimentId = words(60);
/** Which epoch is read: 0 is before training. */
const epoch = v.optional(
  v.union([wholeNumber(0), v.literal('last')], "an epoch or 'last'"),
  'last',
);
const finite = v.pipe(v.number('a number'), v.finite('a finite number'));

/** What is read from the run of one of the lesson's experiments. */
const measureSchema = v.variant('of', [
  v.strictObject({ of: v.literal('loss'), experiment: experimentId, epoch }),
  v.strictObject({ of: v.literal('loss-share'), experiment: experimentId, epoch }),
  v.strictObject({ of: v.literal('accuracy'), experiment: experimentId, epoch }),
  v.strictObject({ of: v.literal('validation-accuracy'), experiment: experimentId, epoch }),
  v.strictObject({ of: v.literal('diverged'), experiment: experimentId }),
  v.strictObject({ of: v.literal('variance-per-layer'), experiment: experimentId }),
  v.strictObject({
    of: v.literal('verdict'),
    experiment: experimentId,
    code: v.picklist(verdictCodes),
  }),
  v.strictObject({
    of: v.literal('signal'),
    experiment: experimentId,
    epoch,
    signal: v.picklist(signalNames),
    /** 1 for the first weight layer; -1 for the last, the output. */
    layer: v.pipe(finite, v.integer('a whole number'), v.notValue(0, 'a layer, from 1 or from -1')),
  }),
]);

export type LessonMeasure = v.InferOutput<typeof measureSchema>;

const expectationSchema = v.strictObject({
  quantity: words(200),
  expected: finite,
  /** On both sides; least and most give the sides one by one. */
  tolerance: v.optional(v.pipe(finite, v.minValue(0, 'a number of at least 0'))),
  least: v.optional(finite),
  most: v.optional(finite),
  measure: measureSchema,
});

/** The lesson file, version 1: a lesson of one's own. Its experiments are whole experiment files. */
export const lessonFileSchema = v.pipe(
  v.strictObject({
    format: v.literal(lessonFormat),
    version: v.literal(lessonVersion),
    title: words(120),
    source: v.optional(words(200), 'a lesson from a file'),
    reference: v.optional(words(1000)),
    text: v.strictObject({
      about: words(4000),
      see: words(4000),
      why: words(4000),
      try: words(4000),
    }),
    question: v.strictObject({
      asks: words(1000),
      choices: v.pipe(
        v.array(words(200)),
        v.minLength(2, 'at least two choices'),
        v.maxLength(8, 'at most eight choices'),
      ),
      answer: words(200),
      because: words(1000),
    }),
    experiments: v.pipe(
      v.array(
        v.strictObject({ id: experimentId, title: words(200), experiment: experimentSchema }),
      ),
      v.minLength(1, 'at least one experiment'),
      v.maxLength(16, 'at most 16 experiments'),
    ),
    expectations: v.pipe(
      v.array(expectationSchema),
      v.minLength(1, 'at least one expectation'),
      v.maxLength(40, 'at most 40 expectations'),
    ),
  }),
  v.readonly(),
);

export type LessonFile = v.InferOutput<typeof lessonFileSchema>;
