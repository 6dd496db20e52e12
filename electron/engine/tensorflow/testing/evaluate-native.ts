import type { Program } from '../../../../shared/program/program';
import type { Tensor } from '../../../../shared/program/tensor';
import type { TensorType } from '../../../../shared/program/tensor-type';
import { shapeAttribute, typeAttribute } from '../attribute';
import type { Binding } from '../binding';
import { dataTypeOf } from '../data-type';
import { addCall } from '../function-call';
import type { ExecutionMode } from '../function-call';
import { GraphScope } from '../graph-scope';
import type { Reference } from '../graph-scope';
import { NativeModel } from '../native-model';
import { emitProgram } from '../op-by-op/program-emission';
import { savedModel } from '../saved-model';
import { hloModule } from '../stablehlo/hlo-module';
import { hloType } from '../stablehlo/hlo-type';
import { defineModuleFunction } from '../stablehlo/module-function';
import { lowerProgram } from '../stablehlo/program-lowering';

interface GivenInput {
  readonly name: string;
  readonly type: TensorType;
}

/** Outputs of a program without variables, computed by TensorFlow in one of its two ways. */
export function evaluateNative(
  binding: Binding,
  mode: ExecutionMode,
  program: Program,
  inputs: Readonly<Record<string, Tensor>>,
): ReadonlyMap<string, readonly number[]> {
  const given = program.nodes.filter((node) => node.kind === 'input');
  const graph = new GraphScope('graph', '/device:CPU:0');
  const feeds = given.map(({ type }, index) =>
    graph.add(
      'Placeholder',
      [],
      { dtype: typeAttribute(dataTypeOf(type.element)), shape: shapeAttribute(type.shape) },
      `given_${index}`,
    ),
  );
  const { fetches, file } =
    mode === 'xla' ? compiled(graph, program, given, feeds) : opByOp(graph, program, given, feeds);
  const model = new NativeModel(binding, file);
  try {
    const values = model.run(
      given.map(({ name, type }, index) => ({
        name: `given_${index}:0`,
        shape: type.shape,
        values: numbersOf(inputs[name], type),
      })),
      fetches,
    );
    return new Map(
      Object.keys(program.outputs).map((name, index) => [name, [...(values[index] ?? [])]]),
    );
  } finally {
    model.close();
  }
}

function opByOp(
  graph: GraphScope,
  program: Program,
  given: readonly GivenInput[],
  feeds: readonly Reference[],
) {
  const { outputs } = emitProgram(program, graph, {
    input: (name) => feeds[given.findIndex((input) => input.name === name)] ?? '',
    variable: (name) => {
      throw new Error(`There is no variable ${name} here.`);
    },
  });
  return { fetches: Object.values(outputs), file: savedModel(graph, []) };
}

function compiled(
  graph: GraphScope,
  program: Program,
  given: readonly GivenInput[],
  feeds: readonly Reference[],
) {
  const types = given.map(({ type }) => hloType(type));
  const module = hloModule(types, (block, parameters) => {
    const { outputs } = lowerProgram(program, block, {
      input: (name) => {
        const value = parameters[given.findIndex((input) => input.name === name)];
        if (value === undefined) throw new Error(`There is no input ${name}.`);
        return value;
      },
      variable: (name) => {
        throw new Error(`There is no variable ${name} here.`);
      },
    });
    return [...outputs.values()];
  });
  const leading = given.map(({ type }, index) => ({
    name: `argument_${index}`,
    type: dataTypeOf(type.element),
  }));
  const definition = defineModuleFunction({
    name: 'program',
    device: 'cpu',
    module,
    leading,
    handles: new Map(),
    updated: [],
  });
  const results = Object.values(program.outputs).map((id) => program.nodes[id]?.type.element);
  addCall(graph, {
    name: 'call',
    function: 'program',
    mode: 'xla',
    inputs: feeds.map((value, index) => ({ value, type: leading[index]?.type ?? 1 })),
    results: results.map((element) => dataTypeOf(element ?? 'float')),
  });
  return {
    fetches: results.map((_, index) => `call:${index}`),
    file: savedModel(graph, [definition]),
  };
}

function numbersOf(tensor: Tensor | undefined, { element }: TensorType): Float32Array | Int32Array {
  const values = tensor?.values ?? [];
  return element === 'float' ? Float32Array.from(values) : Int32Array.from(values);
}
