import * as v from 'valibot';
import { dataSchema, dataSources } from '../../shared/data/data-source';
import type { DataOptions, DataSource } from '../../shared/data/data-source';
import type { Scaling } from '../../shared/data/preparation';
import { optimizerSchema } from '../../shared/experiment/optimizer';
import type { Optimizer } from '../../shared/experiment/optimizer';
import { scheduleSchema } from '../../shared/experiment/schedule';
import type { Schedule } from '../../shared/experiment/schedule';

/** The data section of another source; how rows are prepared is kept. A source of files needs a path. */
export function dataFrom(
  source: DataSource,
  path: string | null,
  before: DataOptions,
): DataOptions {
  const { validation, missing, standardizeTarget } = before;
  return v.parse(dataSchema, {
    source,
    ...(path === null ? {} : { path }),
    validation,
    missing,
    standardizeTarget,
    ...scalingFields(scalingOf(before)),
  });
}

/** Whether a source reads a file or folder that has to be chosen first. */
export function needsPath(source: DataSource): boolean {
  return dataSources[source].kind === 'own';
}

/** value undefined takes an optional field away. Throws on a value that the field's rule should have kept out. */
export function withDataField(data: DataOptions, field: string, value: unknown): DataOptions {
  const { [field]: _, ...others } = fieldsOf(data);
  const fields = value === undefined ? others : { ...others, [field]: value };
  return v.parse(dataSchema, withoutImpliedScaling(fields));
}

export function withScaling(data: DataOptions, scaling: Scaling): DataOptions {
  const { scaling: _, standardize: __, ...others } = fieldsOf(data);
  return v.parse(dataSchema, { ...others, ...scalingFields(scaling) });
}

export function scalingOf({ scaling, standardize }: DataOptions): Scaling {
  return scaling ?? (standardize ? 'z-score' : 'none');
}

/** Keras's defaults for the other type; rate and schedule are kept. */
export function optimizerOf(type: Optimizer['type'], before: Optimizer): Optimizer {
  const { learningRate, schedule, clipNorm } = before;
  return v.parse(optimizerSchema, {
    type,
    learningRate,
    schedule,
    ...(clipNorm === undefined ? {} : { clipNorm }),
  });
}

export function withOptimizerField(before: Optimizer, field: string, value: unknown): Optimizer {
  return v.parse(optimizerSchema, { ...before, [field]: value });
}

export function scheduleOf(type: Schedule['type']): Schedule {
  return v.parse(scheduleSchema, { type });
}

export function fieldsOf(section: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(section));
}

function scalingFields(scaling: Scaling): Readonly<Record<string, unknown>> {
  return scaling === 'z-score' ? { standardize: true } : { scaling };
}

/** The schema fills standardize in from scaling, and refuses both of them together. */
function withoutImpliedScaling(
  fields: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (fields.scaling === undefined) return fields;
  const { standardize: _, ...others } = fields;
  return others;
}
