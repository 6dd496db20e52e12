import type { DataSet, Rows } from '../data/data-set';
import { item } from '../program/element';
import { evaluate } from '../program/interpreter';
import type { Tensor } from '../program/tensor';
import type { Shape } from '../program/tensor-type';
import { elementCount } from '../program/tensor-type';
import { evaluateInBlocks } from './evaluate-in-blocks';
import { predictInBlocks } from './predict-in-blocks';
import type { TrainingPlan } from './training-plan';
import type { Evaluation, StepResults, TrainingSession } from './training-session';

/** The reference engine: runs a plan with the float64 interpreter. Slow, and available on every machine. */
export function referenceSession(plan: TrainingPlan, data: DataSet): TrainingSession {
  return new ReferenceSession(plan, data);
}

class ReferenceSession implements TrainingSession {
  readonly #variables: ReadonlyMap<string, Tensor>;

  constructor(
    private readonly plan: TrainingPlan,
    private readonly data: DataSet,
  ) {
    this.#variables = new Map(
      plan.variables.map(({ name, shape, initialValues }) => [
        name,
        { shape, values: Float64Array.from(initialValues()) },
      ]),
    );
  }

  train(steps: number, rows: Int32Array, coefficients: Float32Array): StepResults {
    const { batchSize, step, coefficients: vector } = this.plan;
    const loss = new Float32Array(steps);
    const accuracy = new Float32Array('accuracy' in step.outputs ? steps : 0);
    for (let index = 0; index < steps; index += 1) {
      const batch = rows.subarray(index * batchSize, (index + 1) * batchSize);
      const numbers = coefficients.subarray(index * vector.length, (index + 1) * vector.length);
      const results = evaluate(
        step,
        {
          ...batchOf(this.data.training, this.data.sampleShape, batch),
          coefficients: { shape: [vector.length], values: Float64Array.from(numbers) },
        },
        this.#variables,
      );
      loss[index] = numberOf(results, 'loss');
      if (index < accuracy.length) accuracy[index] = numberOf(results, 'accuracy');
    }
    return { loss, accuracy };
  }

  evaluate(): Evaluation | null {
    const { evaluation, evaluationRows } = this.plan;
    if (evaluation === null) return null;
    const { validation, sampleShape } = this.data;
    return evaluateInBlocks(validation.count, evaluationRows, (first) => {
      const block = batchOf(validation, sampleShape, consecutive(first, evaluationRows));
      const { losses, hits, output } = evaluate(evaluation, block, this.#variables);
      return {
        losses: losses?.values ?? [],
        hits: hits?.values ?? [],
        outputs: output?.values ?? [],
      };
    });
  }

  predict(inputs: Float32Array): Float32Array | null {
    const { prediction, predictionRows } = this.plan;
    if (prediction === null) return null;
    const { sampleShape } = this.data;
    return predictInBlocks(inputs, elementCount(sampleShape), predictionRows, (block) => {
      const shape = [predictionRows, ...sampleShape];
      const x = { shape, values: Float64Array.from(block) };
      return evaluate(prediction, { x }, this.#variables).output?.values ?? [];
    });
  }

  measure(learningRateSum: number): Readonly<Record<string, Float32Array>> {
    const { training, sampleShape } = this.data;
    const results = evaluate(
      this.plan.measurement,
      {
        ...batchOf(training, sampleShape, consecutive(0, this.plan.probeSize)),
        learningRateSum: { shape: [], values: Float64Array.of(learningRateSum) },
      },
      this.#variables,
    );
    return Object.fromEntries(
      Object.entries(results).map(([name, { values }]) => [name, Float32Array.from(values)]),
    );
  }

  read(variable: string): Float32Array {
    return Float32Array.from(this.#tensor(variable).values);
  }

  write(variable: string, values: Float32Array): void {
    this.#tensor(variable).values.set(values);
  }

  dispose(): void {
    // Nothing outside of the heap is held.
  }

  #tensor(name: string): Tensor {
    const tensor = this.#variables.get(name);
    if (tensor === undefined) throw new Error(`There is no variable ${name}.`);
    return tensor;
  }
}

function batchOf({ inputs, targets }: Rows, sampleShape: Shape, batch: Int32Array) {
  const width = elementCount(sampleShape);
  const x = new Float64Array(batch.length * width);
  batch.forEach((row, place) => {
    x.set(inputs.subarray(row * width, (row + 1) * width), place * width);
  });
  return {
    x: { shape: [batch.length, ...sampleShape], values: x },
    y: { shape: [batch.length], values: Float64Array.from(batch, (row) => targets[row] ?? NaN) },
  };
}

function consecutive(first: number, count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, row) => first + row);
}

function numberOf(results: Readonly<Record<string, Tensor>>, name: string): number {
  const tensor = results[name];
  if (tensor === undefined) throw new Error(`The program gave no ${name}.`);
  return item([...tensor.values], 0);
}
