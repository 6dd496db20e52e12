import { item } from './element';
import { planMemory } from './memory-plan';
import { evaluateOperation } from './operations';
import type { Node, Program } from './program';
import type { Tensor } from './tensor';
import { sameShape } from './tensor-type';

/**
 * The reference engine: evaluates a program node by node in float64. It is the oracle for derivative rules and for
 * the TensorFlow back end, and trains small networks where TensorFlow cannot be loaded.
 *
 * Writes the program's updates into `variables` (into the arrays that it holds) and returns the outputs by name.
 */
export function evaluate(
  program: Program,
  inputs: Readonly<Record<string, Tensor>>,
  variables: ReadonlyMap<string, Tensor>,
): Readonly<Record<string, Tensor>> {
  const memory = memoryOf(program);
  const values: Tensor[] = [];
  program.nodes.forEach((node, id) => {
    const tensor = memory[id] ?? given(node, inputs, variables);
    values.push(tensor);
    if (node.kind !== 'operation') return;
    const operands = node.inputs.map((input) => item(values, input));
    evaluateOperation(node, operands, tensor);
  });
  const outputs = Object.fromEntries(
    Object.entries(program.outputs).map(([name, id]) => [name, copied(item(values, id))]),
  );
  applyUpdates(program, values, variables);
  return outputs;
}

const memories = new WeakMap<Program, readonly (Tensor | null)[]>();

/** Planned once: a training step is evaluated thousands of times. */
function memoryOf(program: Program): readonly (Tensor | null)[] {
  const known = memories.get(program);
  if (known !== undefined) return known;
  const memory = planMemory(program);
  memories.set(program, memory);
  return memory;
}

function given(
  node: Node,
  inputs: Readonly<Record<string, Tensor>>,
  variables: ReadonlyMap<string, Tensor>,
): Tensor {
  if (node.kind === 'operation' || node.kind === 'constant') {
    throw new Error('A node of the program has no memory.');
  }
  const tensor = node.kind === 'input' ? inputs[node.name] : variables.get(node.name);
  if (tensor === undefined) throw new Error(`The ${node.kind} ${node.name} was not given.`);
  if (!sameShape(tensor.shape, node.type.shape)) {
    throw new Error(
      `The ${node.kind} ${node.name} is [${tensor.shape.join(', ')}], not [${node.type.shape.join(', ')}].`,
    );
  }
  return tensor;
}

/** All values are read before the first is written: one update may be another variable's present value. */
function applyUpdates(
  program: Program,
  values: readonly Tensor[],
  variables: ReadonlyMap<string, Tensor>,
): void {
  const writes = program.updates.map(({ variable, value }) => {
    const target = variables.get(variable);
    if (target === undefined) throw new Error(`The variable ${variable} was not given.`);
    const source = item(values, value);
    const isVariable = program.nodes[value]?.kind === 'variable';
    return { target: target.values, source: isVariable ? source.values.slice() : source.values };
  });
  for (const { target, source } of writes) target.set(source);
}

function copied({ shape, values }: Tensor): Tensor {
  return { shape, values: values.slice() };
}
