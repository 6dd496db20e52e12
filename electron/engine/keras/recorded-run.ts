import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

const numbers = v.pipe(v.array(v.number()), v.readonly());

const recordedRunSchema = v.pipe(
  v.strictObject({
    keras: v.string(),
    tensorflow: v.string(),
    /** Fingerprint of what Keras was given. */
    inputs: v.string(),
    float64: v.strictObject({
      losses: numbers,
      accuracies: numbers,
      validation: v.record(v.string(), v.number()),
    }),
    float32: v.strictObject({ losses: numbers, validation: v.record(v.string(), v.number()) }),
    /** Weights and moving averages after the last step in float64, by variable. */
    weights: v.record(v.string(), numbers),
  }),
  v.readonly(),
);

/** What build/keras/record.mjs wrote for an experiment. */
export type RecordedRun = v.InferOutput<typeof recordedRunSchema>;

export function recordedRun(name: string): RecordedRun {
  const text = readFileSync(join(__dirname, 'recorded', `${name}.json`), 'utf8');
  return v.parse(recordedRunSchema, JSON.parse(text));
}
