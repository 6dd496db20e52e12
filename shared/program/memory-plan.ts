import type { NodeId, Program } from './program';
import type { Tensor } from './tensor';
import { elementCount } from './tensor-type';

/**
 * Memory for every operation and constant of a program. A buffer is used again, by a node of equal size, once the
 * last reader of what it held has been evaluated; outputs and updates are kept to the end.
 */
export function planMemory(program: Program): readonly (Tensor | null)[] {
  const releases = lastReads(program);
  const free = new Map<number, Float64Array[]>();
  const tensors: (Tensor | null)[] = [];

  program.nodes.forEach((node, id) => {
    const { shape } = node.type;
    const count = elementCount(shape);
    if (node.kind === 'constant') {
      tensors.push({ shape, values: expanded(node.values, count) });
    } else if (node.kind === 'operation') {
      tensors.push({ shape, values: free.get(count)?.pop() ?? new Float64Array(count) });
    } else {
      tensors.push(null);
    }
    for (const finished of releases.get(id) ?? []) release(finished);
  });
  return tensors;

  function release(id: NodeId): void {
    const tensor = tensors[id];
    if (program.nodes[id]?.kind !== 'operation' || tensor === undefined || tensor === null) return;
    const size = tensor.values.length;
    free.set(size, [...(free.get(size) ?? []), tensor.values]);
  }
}

/** For every node the nodes whose value nobody reads after it. */
export function lastReads({
  nodes,
  outputs,
  updates,
}: Program): ReadonlyMap<NodeId, readonly NodeId[]> {
  const lastReader = new Map<NodeId, NodeId>();
  nodes.forEach((node, id) => {
    if (node.kind !== 'operation') return;
    for (const input of node.inputs) lastReader.set(input, id);
  });
  for (const kept of [...Object.values(outputs), ...updates.map(({ value }) => value)]) {
    lastReader.delete(kept);
  }
  const finished = new Map<NodeId, NodeId[]>();
  for (const [input, reader] of lastReader) {
    finished.set(reader, [...(finished.get(reader) ?? []), input]);
  }
  return finished;
}

function expanded(values: readonly number[], count: number): Float64Array {
  const [only] = values;
  return values.length === 1 && only !== undefined
    ? new Float64Array(count).fill(only)
    : Float64Array.from(values);
}
