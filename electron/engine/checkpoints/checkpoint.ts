import * as v from 'valibot';
import type { NamedWeights } from '../../../shared/messages/engine-messages';
import type { Problem, Result } from '../../../shared/problems/problem';
import { fail, succeed } from '../../../shared/problems/problem';
import type { EpochReport } from '../../../shared/signals/run-report';
import type { TrainingPlan } from '../../../shared/training/training-plan';
import type { TrainingSession } from '../../../shared/training/training-session';
import type { SafetensorsFile } from '../../weights/safetensors';
import type { TrainerState } from '../trainer-state';
import { reportsSchema, stateSchema } from './checkpoint-schema';

/** All that a run needs to go on, in another process or on another day, to the same bits. */
export interface Checkpoint {
  /** Which run it belongs to: see run-identity.ts. */
  readonly identity: string;
  readonly state: TrainerState;
  /** What the run has told so far, from epoch 0 on. */
  readonly reports: readonly EpochReport[];
  /** Weights, moving averages, optimizer slots, and the weights at the start of the epoch. */
  readonly variables: readonly NamedWeights[];
}

const format = 'gradient-lab/checkpoint';
const version = '1';

export function storedVariables(
  plan: TrainingPlan,
  session: TrainingSession,
): readonly NamedWeights[] {
  return variablesToStore(plan).map(({ name, shape }) => ({
    name,
    shape,
    values: session.read(name).slice(),
  }));
}

/** The starting weights are left out: they follow from the seed. */
function variablesToStore(plan: TrainingPlan): TrainingPlan['variables'] {
  return plan.variables.filter(({ role }) => role !== 'initial');
}

/**
 * Why a run of this plan cannot go on from it, null if it can: the identity of a run can be copied into any file, and
 * TensorFlow is given nothing that does not fit.
 */
export function misfit(
  { state, reports, variables }: Checkpoint,
  plan: TrainingPlan,
): Problem | null {
  const shapes = new Map(variablesToStore(plan).map(({ name, shape }) => [name, shape.join()]));
  const areWhole =
    variables.length === shapes.size &&
    variables.every(({ name, shape }) => shapes.get(name) === shape.join());
  if (!areWhole) return damaged('its weights are not those of this network');
  const areInOrder =
    reports.length === state.epochs + 1 && reports.every(({ epoch }, index) => epoch === index);
  return areInOrder ? null : damaged('it does not tell of every epoch once');
}

export function restoreVariables(checkpoint: Checkpoint, session: TrainingSession): void {
  for (const { name, values } of checkpoint.variables) session.write(name, values);
}

export function checkpointFile(checkpoint: Checkpoint): SafetensorsFile {
  const { identity, state, reports, variables } = checkpoint;
  return {
    tensors: variables,
    metadata: {
      format,
      version,
      identity,
      state: numbersToJson(state),
      reports: numbersToJson(reports),
    },
  };
}

/** The checkpoint in a file, if it is one and belongs to the run. */
export function checkpointFrom(
  { tensors, metadata }: SafetensorsFile,
  identity: string,
): Result<Checkpoint> {
  if (metadata.format !== format) return fail(notACheckpoint);
  if (metadata.version !== version) return fail(otherVersion);
  if (metadata.identity !== identity) return fail(ofAnotherRun);
  const state = fromJson(stateSchema, metadata.state);
  const reports = fromJson(reportsSchema, metadata.reports);
  if (state === null || reports === null) return fail(notACheckpoint);
  return succeed({ identity, state, reports, variables: tensors });
}

/** JSON knows no NaN and Infinity, which losses and signals may be. */
function numbersToJson(value: unknown): string {
  return JSON.stringify(value, (_key, field: unknown) =>
    typeof field === 'number' && !Number.isFinite(field) ? String(field) : field,
  );
}

const spelledNumbers: Readonly<Record<string, number>> = {
  NaN,
  Infinity,
  '-Infinity': -Infinity,
};

/** What {@link numbersToJson} wrote, if it fits the schema. */
function fromJson<Schema extends v.GenericSchema>(
  schema: Schema,
  text: string | undefined,
): v.InferOutput<Schema> | null {
  if (text === undefined) return null;
  try {
    const value: unknown = JSON.parse(text, (_key, field: unknown) =>
      typeof field === 'string' ? (spelledNumbers[field] ?? field) : field,
    );
    const parsed = v.safeParse(schema, value);
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

const notACheckpoint: Problem = {
  code: 'not-a-checkpoint',
  message: 'This file is not a checkpoint of Gradient Lab.',
  hint: 'Choose another file to keep the state of the run in.',
};

const otherVersion: Problem = {
  code: 'checkpoint-of-another-version',
  message: 'This checkpoint was written by another version of Gradient Lab.',
  hint: 'Train the run anew, with another file for its state.',
};

/** @param what is wrong: a clause */
function damaged(what: string): Problem {
  return {
    code: 'checkpoint-damaged',
    message: `This checkpoint was damaged or changed: ${what}.`,
    hint: 'Train the run anew, with another file for its state.',
  };
}

const ofAnotherRun: Problem = {
  code: 'checkpoint-of-another-run',
  message: 'This checkpoint belongs to another experiment, seed, engine or device.',
  hint: 'Choose another file to keep the state of the run in, or go back to what it was written for.',
};
