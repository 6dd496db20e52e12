import { stream } from '../random/stream';
import { hashName } from '../random/name-hash';
import type { ProgramBuilder, Value } from '../program/program-builder';
import { floatTensor, integerTensor } from '../program/tensor-type';
import type { Shape } from '../program/tensor-type';

/**
 * The vector `coefficients` of a training step: everything that changes from step to step or with the seed, so that
 * runs of one shape share one program. [learning rate, the optimizer's own ..., step, key, key].
 */
export interface StepInputs {
  readonly learningRate: Value;
  readonly optimizer: readonly Value[];
  /** Numbers in [0, 1) that depend on seed, layer and step alone. */
  readonly uniform: (layer: string, shape: Shape) => Value;
}

export function stepInputs(builder: ProgramBuilder, optimizerCoefficients: number): StepInputs {
  const length = optimizerCoefficients + 4;
  const vector = builder.input('coefficients', floatTensor(length));
  const part = (begin: number, size: number): Value =>
    builder.apply('slice', [vector], { begin: [begin], size: [size] });
  const scalar = (index: number): Value => builder.reshape(part(index, 1), []);
  return {
    learningRate: scalar(0),
    optimizer: Array.from({ length: optimizerCoefficients }, (_, index) => scalar(1 + index)),
    uniform: (layer, shape) => {
      const step = builder.apply('cast', [part(length - 3, 1)], { element: 'integer' });
      const key = builder.apply('cast', [part(length - 2, 2)], { element: 'integer' });
      const [hash] = hashName(layer);
      const name = builder.constant(hash | 0, integerTensor(1));
      const counter = builder.apply('concatenate', [step, name], { axis: 0 });
      return builder.apply('random-uniform', [key, counter], { shape });
    },
  };
}

/** The end of the vector. A float32 holds whole numbers up to 2^24, so the key's two words have 24 bits each. */
export function randomCoefficients(seed: number): (step: number) => readonly number[] {
  const words = stream(seed, 'dropout');
  const key = [words.word() >>> 8, words.word() >>> 8];
  return (step) => [step, ...key];
}
