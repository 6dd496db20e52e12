import type { FunctionDefinition } from './function-definition';
import type { GraphScope } from './graph-scope';
import { ProtocolMessage } from './protocol-message';

/** The tag under which the binding finds the graph again. */
export const graphTag = 'serve';

/** Any value of a release that knows functions and resource variables: 1882 is TensorFlow 2.17. */
const graphVersion = 1882;

/**
 * A graph with its functions in the one form that the binding can load: the file saved_model.pb
 * (tensorflow/core/protobuf/saved_model.proto, meta_graph.proto; core/framework/graph.proto, function.proto).
 */
export function savedModel(
  graph: GraphScope,
  functions: readonly FunctionDefinition[],
): Uint8Array {
  const library = new ProtocolMessage();
  for (const definition of functions) library.blob(1, definition);
  const versions = new ProtocolMessage().integer(1, graphVersion);
  const definition = new ProtocolMessage();
  for (const node of graph.nodes) definition.blob(1, node);
  definition.message(2, library).message(4, versions);
  const info = new ProtocolMessage().text(4, graphTag);
  const metaGraph = new ProtocolMessage().message(1, info).message(2, definition);
  return new ProtocolMessage().integer(1, 1).message(2, metaGraph).bytes;
}
