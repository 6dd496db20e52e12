import type { FunctionDef } from '@tensorflow/tfjs-node-gpu/dist/proto/api_pb.js';
import messages from '@tensorflow/tfjs-node-gpu/dist/proto/api_pb.js';
import type { GraphScope } from './graph-scope';

/** The tag under which the binding finds the graph again. */
export const graphTag = 'serve';

/** Any value of a release that knows functions and resource variables: 1882 is TensorFlow 2.17. */
const graphVersion = 1882;

/** A graph with its functions in the one form that the binding can load: the file saved_model.pb. */
export function savedModel(graph: GraphScope, functions: readonly FunctionDef[]): Uint8Array {
  const library = new messages.FunctionDefLibrary();
  for (const definition of functions) library.addFunction(definition);
  const versions = new messages.VersionDef();
  versions.setProducer(graphVersion);
  const definition = new messages.GraphDef();
  definition.setNodeList(graph.nodes);
  definition.setLibrary(library);
  definition.setVersions(versions);
  const info = new messages.MetaGraphDef.MetaInfoDef();
  info.setTagsList([graphTag]);
  const metaGraph = new messages.MetaGraphDef();
  metaGraph.setMetaInfoDef(info);
  metaGraph.setGraphDef(definition);
  const model = new messages.SavedModel();
  model.setSavedModelSchemaVersion(1);
  model.addMetaGraphs(metaGraph);
  return model.serializeBinary();
}
