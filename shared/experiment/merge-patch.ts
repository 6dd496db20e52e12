import type { Result } from '../problems/problem';
import { checkDocument } from './check-document';
import type { Experiment } from './experiment';

/** Applies a JSON merge patch (RFC 7386): null removes a field, objects merge, everything else replaces. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) merged.delete(name);
    else merged.set(name, mergePatch(merged.get(name), value));
  }
  return Object.fromEntries(merged);
}

/** The `edit` of a verdict's remedy on an experiment: checked as a file would be. */
export function patchExperiment(experiment: Experiment, edit: unknown): Result<Experiment> {
  return checkDocument(mergePatch(experiment, edit));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
