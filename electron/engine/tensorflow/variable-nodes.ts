import type { Shape } from '../../../shared/program/tensor-type';
import { shapeAttribute, textAttribute, typeAttribute } from './attribute';
import { dataTypes } from './data-type';
import type { GraphScope, Reference } from './graph-scope';

/** Variables of one group are written in one call and read in one call. */
export interface GroupedVariable {
  readonly name: string;
  readonly shape: Shape;
  readonly group: string;
}

/** A variable in the graph: where its value is fed, where it is fetched, and its handle. */
export interface VariableNodes extends GroupedVariable {
  readonly feed: Reference;
  readonly read: Reference;
  readonly handle: Reference;
}

const float = typeAttribute(dataTypes.float);

/**
 * Adds the variables with nodes to write and read them. Their values are fed, never built in, so that runs of one
 * shape share one graph. A fetch of `written_<group>` writes all variables of the group from their feeds.
 */
export function addVariables(
  scope: GraphScope,
  variables: readonly GroupedVariable[],
): readonly VariableNodes[] {
  const written = new Map<string, Reference[]>();
  const nodes = variables.map((variable, index) => {
    const shape = shapeAttribute(variable.shape);
    // Layer ids may hold characters that TensorFlow does not allow in names.
    const handle = scope.add(
      'VarHandleOp',
      [],
      { dtype: float, shape, shared_name: textAttribute(`variable_${index}`) },
      `variable_${index}`,
    );
    const feed = scope.add('Placeholder', [], { dtype: float, shape }, `feed_${index}`);
    const assign = scope.addSilent('AssignVariableOp', [handle, feed], { dtype: float });
    written.set(variable.group, [...(written.get(variable.group) ?? []), assign]);
    const read = scope.add('ReadVariableOp', [handle], { dtype: float }, `read_${index}`);
    return { ...variable, handle, feed, read };
  });
  const one = scope.floats([1], []);
  for (const [group, assignments] of written) {
    scope.add('Identity', [one, ...assignments], { T: float }, writtenNode(group));
  }
  return nodes;
}

export function writtenNode(group: string): string {
  return `written_${group}`;
}
