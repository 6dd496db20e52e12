import type { DataShape } from '../data/data-set';
import type { Problem } from '../problems/problem';
import { peakNumbers } from '../program/peak-memory';
import { elementCount } from '../program/tensor-type';
import type { TrainingPlan } from './training-plan';

/** What a session needs beside the data that is in memory already, in bytes. */
export interface MemoryNeed {
  /** Weights, what the optimizer remembers of them, and their earlier values. */
  readonly variables: number;
  /** The session's own copy of the rows. */
  readonly data: number;
  /** What the layers give, and the gradients, of the program that needs most. */
  readonly programs: number;
}

/** Variables are handed over from a copy that is given up when the session holds them. */
const copiesOfVariables = 2;

/** Lower than the truth rather than higher, so that nothing is refused that would have run. */
export function memoryNeed(
  plan: TrainingPlan,
  data: DataShape,
  bytesPerNumber: 4 | 8 = 4,
): MemoryNeed {
  const programs = [
    plan.step,
    plan.measurement,
    ...(plan.evaluation === null ? [] : [plan.evaluation]),
  ];
  const rowNumbers = elementCount(data.sampleShape) + 1;
  return {
    variables:
      plan.variables.reduce((sum, { shape }) => sum + elementCount(shape), 0) *
      bytesPerNumber *
      copiesOfVariables,
    data: data.trainingRows * rowNumbers * Float32Array.BYTES_PER_ELEMENT,
    programs: Math.max(...programs.map(peakNumbers)) * bytesPerNumber,
  };
}

/** Why a run cannot be trained in so many bytes of memory, with what would help most; null: it can. */
export function memoryProblem(
  plan: TrainingPlan,
  { variables, data, programs }: MemoryNeed,
  available: number,
): Problem | null {
  const needed = variables + data + programs;
  if (needed <= available) return null;
  const message = `Training this takes about ${sizeWords(needed)} of memory, and ${sizeWords(available)} are free.`;
  const code = 'not-enough-memory';
  // Gradients of the weights and their updates are among what the programs hold.
  if (programs >= Math.max(2 * variables, data)) {
    return {
      code,
      message,
      hint: `${sizeWords(programs)} are for what the layers give for a batch: take a smaller batch, or fewer units or filters.`,
      place: { kind: 'field', path: 'training.batchSize' },
    };
  }
  if (variables >= data) {
    const layer = largestLayer(plan);
    return {
      code,
      message,
      hint: `${sizeWords(variables)} are for weights, most of them those of ${layer}: give it, or the layer before it, fewer units or filters.`,
      place: { kind: 'layer', layer },
    };
  }
  return {
    code,
    message,
    hint: `${sizeWords(data)} are for the rows: use a part of them, or smaller pictures.`,
    place: { kind: 'field', path: 'data' },
  };
}

function largestLayer({ variables }: TrainingPlan): string {
  const sizes = new Map<string, number>();
  for (const { layer, shape } of variables) {
    sizes.set(layer, (sizes.get(layer) ?? 0) + elementCount(shape));
  }
  const [largest] = [...sizes].sort(([, a], [, b]) => b - a);
  return largest?.[0] ?? '';
}

/** In the units of memory: 1 GB is 2^30 bytes. */
function sizeWords(bytes: number): string {
  const gigabytes = bytes / 2 ** 30;
  return gigabytes < 1 ? `${Math.ceil(bytes / 2 ** 20)} MB` : `${gigabytes.toFixed(1)} GB`;
}
