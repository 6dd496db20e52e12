import * as v from 'valibot';
import { fail, succeed } from '../problems/problem';
import type { Problem, Result } from '../problems/problem';
import { checkDocument } from './check-document';
import { experimentFormat, experimentSchema, experimentVersion } from './experiment';
import type { Experiment } from './experiment';
import { harmfulPart, readJson } from './json-document';
import { migrate } from './migrations/migrate';
import type { JsonObject, Migration } from './migrations/migration';
import { migrations } from './migrations/migrations';
import { foundWords } from '../problems/schema-problems';
import { usualSlope } from '../network/layers/activation';
import type { Layer } from '../network/layer-types';
import { writeJson } from './write-json';

/** Reads the text of an experiment file: the experiment with its defaults filled in, or everything wrong with it. */
export function readExperiment(text: string, file?: string): Result<Experiment> {
  const document = readJson(text, file);
  return document.ok ? migratedExperiment(document.value, migrations) : document;
}

/** The same from JSON that is parsed already. The steps are other ones only in tests of the mechanism. */
export function experimentFromJson(
  document: unknown,
  steps: readonly Migration[] = migrations,
): Result<Experiment> {
  const harmful = harmfulPart(document);
  return harmful === null ? migratedExperiment(document, steps) : fail(harmful);
}

function migratedExperiment(document: unknown, steps: readonly Migration[]): Result<Experiment> {
  if (!isObject(document)) return fail(notAnExperiment(foundWords(document)));
  const version = readableVersion(document, experimentVersion - steps.length);
  if (!version.ok) return version;
  return checkDocument(migrate(document, version.value, experimentVersion, steps));
}

/** The experiment as text: every field that counts, in the order of the format, a layer on a line. */
export function writeExperiment(experiment: Experiment): string {
  const { format, version, name, network, ...others } = v.parse(experimentSchema, experiment);
  const written = { ...network, layers: network.layers.map(withoutIdleSlope) };
  return writeJson({ format, version, name, network: written, ...others });
}

/** Only leaky ReLU has a slope: where another function has its default, it would say nothing on every line. */
function withoutIdleSlope(layer: Layer): object {
  if (layer.type !== 'activation' || layer.function === 'leaky-relu') return layer;
  const { slope, ...others } = layer;
  return slope === usualSlope ? others : layer;
}

/** The version of a document that says it is an experiment, of a version known here. */
function readableVersion({ format, version }: JsonObject, oldest: number): Result<number> {
  if (format !== experimentFormat) {
    return fail(notAnExperiment(format === undefined ? 'no field format' : foundWords(format)));
  }
  const place = { kind: 'field', path: 'version' } as const;
  const expected =
    oldest === experimentVersion
      ? `${experimentVersion}`
      : `a whole number from ${oldest} to ${experimentVersion}`;
  if (version === undefined) {
    const message = `version is missing: expected ${expected}.`;
    return fail({ code: 'missing-field', message, place });
  }
  if (typeof version !== 'number' || !Number.isInteger(version) || version < oldest) {
    const message = `version: expected ${expected}, found ${foundWords(version)}.`;
    return fail({ code: 'wrong-value', message, place });
  }
  if (version > experimentVersion) {
    return fail({
      code: 'newer-version',
      message: `version: expected ${expected}, found ${version}: a newer Gradient Lab saved this experiment.`,
      hint: 'Update Gradient Lab to open it.',
      place,
    });
  }
  return succeed(version);
}

function notAnExperiment(found: string): Problem {
  return {
    code: 'not-an-experiment',
    message: `This file is not a Gradient Lab experiment: expected the field format with "${experimentFormat}", found ${found}.`,
    place: { kind: 'field', path: 'format' },
  };
}

function isObject(document: unknown): document is JsonObject {
  return typeof document === 'object' && document !== null && !Array.isArray(document);
}
