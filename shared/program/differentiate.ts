import { item } from './element';
import { inputGradients } from './operations';
import type { NodeId, OperationNode } from './program';
import type { ProgramBuilder, Value } from './program-builder';
import { elementCount } from './tensor-type';

/**
 * Reverse-mode differentiation (Linnainmaa 1970): adds the gradient of a scalar with respect to each target to the
 * program. A target may be any node, also an intermediate one, whose gradient is then that of everything behind it.
 * Nodes are visited from the loss back; each passes what it received on to its inputs, and by the time a node is
 * visited all of its users have been.
 */
export function differentiate(
  builder: ProgramBuilder,
  loss: Value,
  targets: readonly Value[],
): readonly Value[] {
  if (elementCount(loss.type.shape) !== 1) throw new Error('Only a scalar can be differentiated.');
  const relevant = dependents(builder, loss.id, targets);
  const gradients = new Map([[loss.id, builder.constant(1, loss.type)]]);

  for (let id = loss.id; id >= 0; id -= 1) {
    const output = builder.value(id);
    const upstream = gradients.get(id);
    const node = builder.node(output);
    if (upstream === undefined || node.kind !== 'operation') continue;
    passOn(node, output, upstream);
  }
  return targets.map(({ id, type }) => gradients.get(id) ?? builder.constant(0, type));

  function passOn(node: OperationNode, output: Value, upstream: Value): void {
    if (!node.inputs.some((input) => relevant.has(input))) return;
    const inputs = node.inputs.map((input) => builder.value(input));
    const contributions = inputGradients(node, { builder, inputs, output, upstream });
    contributions.forEach((contribution, index) => {
      const input = item(node.inputs, index);
      if (contribution === null || !relevant.has(input)) return;
      const sum = gradients.get(input);
      gradients.set(input, sum === undefined ? contribution : builder.add(sum, contribution));
    });
  }
}

/** The targets and all nodes up to `last` that depend on one. */
function dependents(
  builder: ProgramBuilder,
  last: NodeId,
  targets: readonly Value[],
): ReadonlySet<NodeId> {
  const found = new Set(targets.map((target) => target.id));
  for (let id = 0; id <= last; id += 1) {
    const node = builder.node(builder.value(id));
    if (node.kind === 'operation' && node.inputs.some((input) => found.has(input))) found.add(id);
  }
  return found;
}
