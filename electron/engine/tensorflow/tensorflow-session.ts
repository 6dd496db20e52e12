import type { DataSet, Rows } from '../../../shared/data/data-set';
import type { Shape } from '../../../shared/program/tensor-type';
import { elementCount } from '../../../shared/program/tensor-type';
import { evaluateInBlocks } from '../../../shared/training/evaluate-in-blocks';
import { predictInBlocks } from '../../../shared/training/predict-in-blocks';
import type { TrainingPlan } from '../../../shared/training/training-plan';
import type {
  Evaluation,
  StepResults,
  TrainingSession,
} from '../../../shared/training/training-session';
import { dataVariables } from './data-variables';
import type { Feed, NativeModel } from './native-model';
import type { NamedFetch, TrainingGraph } from './training-graph';
import { learningRateSum as rateSumName, predictionBlock, validationBlock } from './training-graph';
import { VariableStore } from './variable-store';

/** A plan's variables and data in TensorFlow's memory, and its programs compiled. */
export class TensorFlowSession implements TrainingSession {
  readonly #variables: VariableStore;
  readonly #steps = new Int32Array(1);
  readonly #rows: Int32Array;
  readonly #coefficients: Float32Array;
  readonly #learningRateSum = new Float32Array(1);
  readonly #trainFetches: readonly string[];
  #validation: Rows | null = null;
  #sampleShape: Shape = [];

  constructor(
    private readonly plan: TrainingPlan,
    private readonly graph: TrainingGraph,
    private readonly model: NativeModel,
    private readonly release: () => void,
  ) {
    this.#rows = new Int32Array(graph.capacity * plan.batchSize);
    this.#coefficients = new Float32Array(graph.capacity * plan.coefficients.length);
    this.#trainFetches = [graph.train.steps, ...graph.train.outputs.map(({ fetch }) => fetch)];
    this.#variables = new VariableStore(model, graph.variables);
  }

  /** Puts the plan's starting values and the data where the programs find them. */
  initialize(data: DataSet): void {
    for (const { name, initialValues } of this.plan.variables) this.write(name, initialValues());
    this.write(dataVariables.trainingInputs, data.training.inputs);
    this.write(dataVariables.trainingTargets, data.training.targets);
    this.#variables.flush();
    this.#validation = data.validation;
    this.#sampleShape = data.sampleShape;
  }

  /** Compiles the training step now, so that no step's time holds it; none is made. */
  compile(): void {
    this.#steps[0] = 0;
    this.model.run(this.#trainFeeds(), this.#trainFetches);
  }

  train(steps: number, rows: Int32Array, coefficients: Float32Array): StepResults {
    this.#variables.flush();
    this.#variables.forget();
    const results = new Map<string, Float32Array>(
      this.graph.train.outputs.map(({ name }) => [name, new Float32Array(steps)]),
    );
    let made = 0;
    let asked = 0;
    while (made < steps && made === asked) {
      const count = Math.min(this.graph.capacity, steps - made);
      this.#fill(made, count, rows, coefficients);
      const [madeNow, ...values] = this.model.run(this.#trainFeeds(), this.#trainFetches);
      this.graph.train.outputs.forEach(({ name }, index) => {
        const part = values[index]?.subarray(0, count);
        if (part !== undefined) results.get(name)?.set(part, made);
      });
      asked += count;
      made += madeNow?.[0] ?? 0;
    }
    const of = (output: string): Float32Array =>
      results.get(output)?.subarray(0, made) ?? new Float32Array(0);
    return { loss: of('loss'), accuracy: of('accuracy') };
  }

  evaluate(): Evaluation | null {
    const { evaluate } = this.graph;
    const rows = this.#validation;
    if (evaluate.length === 0 || rows === null) return null;
    this.#variables.flush();
    return evaluateInBlocks(rows.count, this.plan.evaluationRows, (first) => {
      const { losses, hits, output } = this.#fetch(this.#blockFeeds(rows, first), evaluate);
      return { losses: losses ?? [], hits: hits ?? [], outputs: output ?? [] };
    });
  }

  predict(inputs: Float32Array): Float32Array | null {
    const { predict } = this.graph;
    if (predict.length === 0) return null;
    this.#variables.flush();
    const { predictionRows } = this.plan;
    const shape = [predictionRows, ...this.#sampleShape];
    return predictInBlocks(inputs, elementCount(this.#sampleShape), predictionRows, (values) => {
      const feed = { name: `${predictionBlock}:0`, shape, values };
      return this.#fetch([feed], predict).output ?? [];
    });
  }

  measure(learningRateSum: number): Readonly<Record<string, Float32Array>> {
    this.#variables.flush();
    this.#variables.forget();
    this.#learningRateSum[0] = learningRateSum;
    const feed = { name: `${rateSumName}:0`, shape: [], values: this.#learningRateSum };
    return this.#fetch([feed], this.graph.measure);
  }

  read(variable: string): Float32Array {
    return this.#variables.read(variable);
  }

  write(variable: string, values: Float32Array): void {
    this.#variables.write(variable, values);
  }

  dispose(): void {
    this.release();
  }

  /** A view of the rows, nothing is copied. */
  #blockFeeds({ count, inputs, targets }: Rows, first: number): readonly Feed[] {
    const { evaluationRows: rows } = this.plan;
    const width = inputs.length / count;
    return [
      {
        name: `${validationBlock.inputs}:0`,
        shape: [rows, ...this.#sampleShape],
        values: inputs.subarray(first * width, (first + rows) * width),
      },
      {
        name: `${validationBlock.targets}:0`,
        shape: [rows],
        values: targets.subarray(first, first + rows),
      },
    ];
  }

  #fill(start: number, count: number, rows: Int32Array, coefficients: Float32Array): void {
    const { batchSize } = this.plan;
    const width = this.plan.coefficients.length;
    this.#steps[0] = count;
    this.#rows.set(rows.subarray(start * batchSize, (start + count) * batchSize));
    this.#coefficients.set(coefficients.subarray(start * width, (start + count) * width));
  }

  #trainFeeds(): readonly Feed[] {
    const { batchSize, coefficients } = this.plan;
    const { capacity } = this.graph;
    return [
      { name: 'steps:0', shape: [], values: this.#steps },
      { name: 'rows:0', shape: [capacity, batchSize], values: this.#rows },
      {
        name: 'coefficients:0',
        shape: [capacity, coefficients.length],
        values: this.#coefficients,
      },
    ];
  }

  #fetch(
    feeds: readonly Feed[],
    outputs: readonly NamedFetch[],
  ): Readonly<Record<string, Float32Array>> {
    const values = this.model.run(
      feeds,
      outputs.map(({ fetch }) => fetch),
    );
    return Object.fromEntries(
      outputs.map(({ name }, index) => [name, Float32Array.from(values[index] ?? [])]),
    );
  }
}
