import { item } from './element';
import type { Node, NodeId, Program } from './program';

/** The same program with only the nodes that an output or an update depends on, in the same order. */
export function withoutDeadNodes(program: Program): Program {
  const live = liveNodes(program);
  const renumbered = new Map<NodeId, NodeId>();
  const nodes: Node[] = [];
  program.nodes.forEach((node, id) => {
    if (!live.has(id)) return;
    renumbered.set(id, nodes.length);
    nodes.push(node.kind === 'operation' ? { ...node, inputs: node.inputs.map(renumber) } : node);
  });
  return {
    nodes,
    outputs: Object.fromEntries(
      Object.entries(program.outputs).map(([name, id]) => [name, renumber(id)]),
    ),
    updates: program.updates.map(({ variable, value }) => ({ variable, value: renumber(value) })),
  };

  function renumber(id: NodeId): NodeId {
    const renumberedId = renumbered.get(id);
    if (renumberedId === undefined) throw new Error(`Node ${id} is used before it is defined.`);
    return renumberedId;
  }
}

function liveNodes({ nodes, outputs, updates }: Program): ReadonlySet<NodeId> {
  const live = new Set([...Object.values(outputs), ...updates.map((update) => update.value)]);
  for (let id = nodes.length - 1; id >= 0; id -= 1) {
    const node = item(nodes, id);
    if (live.has(id) && node.kind === 'operation') {
      for (const input of node.inputs) live.add(input);
    }
  }
  return live;
}
