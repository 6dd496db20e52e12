import type { Program } from '../../../../shared/program/program';
import { dataVariables } from '../data-variables';
import type { HloBlock } from './hlo-block';
import type { HloModule } from './hlo-module';
import { hloLoop, hloModule } from './hlo-module';
import type { HloType, HloValue } from './hlo-type';
import { ofElement } from './hlo-type';
import { gatherRows } from './lowerings/indexing';
import { lowerProgram } from './program-lowering';
import { asTargets } from './targets';

export interface ChunkModule {
  readonly step: Program;
  /** Most steps of one call: the length of what is fed and fetched. */
  readonly capacity: number;
  readonly batchSize: number;
  readonly coefficients: number;
  /** The step's outputs that come back, each as a vector [capacity]; `loss` is one of them. */
  readonly outputs: readonly string[];
  /** Of the training data and of the step, with their types. */
  readonly variables: ReadonlyMap<string, HloType>;
  /** Those of them that the step changes. */
  readonly updated: readonly string[];
}

/**
 * A chunk of training steps. Parameters: the number of steps, rows [capacity, batch], coefficients [capacity, length],
 * then the variables. Results: the steps made, the outputs, the updated variables.
 *
 * The number of steps is fed, not built in, so that no pace and no pause compiles anything anew. The loop ends by
 * itself after a step whose loss is not finite.
 */
export function chunkModule(definition: ChunkModule): HloModule {
  const { capacity, batchSize, coefficients, outputs, variables, updated } = definition;
  const parameters = [
    ofElement('i32'),
    ofElement('i32', capacity, batchSize),
    ofElement('f32', capacity, coefficients),
    ...variables.values(),
  ];
  return hloModule(parameters, (block, [steps, rows, vectors, ...values]) => {
    const fed = { rows: given(rows), vectors: given(vectors) };
    const names = [...variables.keys()];
    const starts = new Map(names.map((name, index) => [name, given(values[index])]));
    const [step, , ...ends] = hloLoop(block, {
      start: [
        block.integers([0]),
        block.truth(true),
        ...outputs.map(() => block.floats([0], [capacity])),
        ...updated.map((name) => given(starts.get(name))),
      ],
      goesOn: (condition, [made, finite]) => {
        const within = condition.compare('LT', given(made), given(steps));
        return condition.binary('and', within, given(finite));
      },
      next: (body, [made, , ...carried]) => {
        const index = given(made);
        const results = carried.slice(0, outputs.length);
        const current = new Map(starts);
        updated.forEach((name, place) => current.set(name, given(carried[outputs.length + place])));
        const lowered = lowerProgram(definition.step, body, {
          variable: (name) => given(current.get(name)),
          input: stepInputs(body, definition.step, index, fed, (name) => given(starts.get(name))),
        });
        const loss = given(lowered.outputs.get('loss'));
        return [
          body.binary('add', index, body.integers([1])),
          isFinite(body, loss),
          ...outputs.map((name, place) =>
            replaced(body, given(results[place]), index, given(lowered.outputs.get(name))),
          ),
          ...updated.map((name) => given(lowered.updates.get(name))),
        ];
      },
    });
    return [given(step), ...ends];
  });
}

function stepInputs(
  block: HloBlock,
  step: Program,
  index: HloValue,
  fed: { readonly rows: HloValue; readonly vectors: HloValue },
  data: (name: string) => HloValue,
): (name: string) => HloValue {
  const rows = row(block, fed.rows, index);
  return (name) => {
    switch (name) {
      case 'x':
        return gatherRows(block, data(dataVariables.trainingInputs), rows);
      case 'y': {
        const targets = gatherRows(block, data(dataVariables.trainingTargets), rows);
        return asTargets(block, step, targets);
      }
      case 'coefficients':
        return row(block, fed.vectors, index);
      default:
        throw new Error(`A training step knows no input ${name}.`);
    }
  };
}

/** One row of a table. */
function row(block: HloBlock, table: HloValue, index: HloValue): HloValue {
  const { element, shape } = table.type;
  const [, width = 0] = shape;
  const sliced = block.write(
    'dynamic_slice',
    [table, index, block.integers([0])],
    ofElement(element, 1, width),
    `<{slice_sizes = array<i64: 1, ${width}>}>`,
  );
  return block.reshape(sliced, [width]);
}

/** The vector with the scalar at the index. */
function replaced(block: HloBlock, vector: HloValue, index: HloValue, scalar: HloValue): HloValue {
  const update = block.reshape(scalar, [1]);
  return block.write('dynamic_update_slice', [vector, update, index], vector.type);
}

function isFinite(block: HloBlock, scalar: HloValue): HloValue {
  return block.write('is_finite', [scalar], ofElement('i1'));
}

function given(value: HloValue | undefined): HloValue {
  if (value === undefined) throw new Error('A value of the training step is missing.');
  return value;
}
