/** The protocol buffer messages that come with tfjs-node, as far as this folder writes them. */
declare module '@tensorflow/tfjs-node-gpu/dist/proto/api_pb.js' {
  interface MessageMap<Value> {
    set(key: string, value: Value): void;
  }

  class TensorShape {
    addDim(dimension: TensorShape.Dim): void;
  }
  namespace TensorShape {
    class Dim {
      setSize(size: number): void;
    }
  }

  class Tensor {
    setDtype(type: number): void;
    setTensorShape(shape: TensorShape): void;
    setTensorContent(bytes: Uint8Array): void;
    setFloatValList(values: number[]): void;
  }

  class NameAttrList {
    setName(name: string): void;
  }

  class AttrValue {
    setB(value: boolean): void;
    setI(value: number): void;
    setF(value: number): void;
    setS(value: Uint8Array): void;
    setType(type: number): void;
    setShape(shape: TensorShape): void;
    setTensor(tensor: Tensor): void;
    setFunc(name: NameAttrList): void;
    setList(list: AttrValue.ListValue): void;
  }
  namespace AttrValue {
    class ListValue {
      setIList(values: number[]): void;
      setTypeList(types: number[]): void;
      setSList(texts: Uint8Array[]): void;
      addShape(shape: TensorShape): void;
    }
  }

  class NodeDef {
    setName(name: string): void;
    setOp(operation: string): void;
    setDevice(device: string): void;
    setInputList(inputs: string[]): void;
    getAttrMap(): MessageMap<AttrValue>;
  }

  class OpDef {
    setName(name: string): void;
    setIsStateful(stateful: boolean): void;
    addInputArg(argument: OpDef.ArgDef): void;
    addOutputArg(argument: OpDef.ArgDef): void;
  }
  namespace OpDef {
    class ArgDef {
      setName(name: string): void;
      setType(type: number): void;
    }
  }

  class FunctionDef {
    setSignature(signature: OpDef): void;
    setNodeDefList(nodes: NodeDef[]): void;
    getRetMap(): MessageMap<string>;
    getAttrMap(): MessageMap<AttrValue>;
  }

  class FunctionDefLibrary {
    addFunction(definition: FunctionDef): void;
  }

  class VersionDef {
    setProducer(version: number): void;
  }

  class GraphDef {
    setNodeList(nodes: NodeDef[]): void;
    setLibrary(library: FunctionDefLibrary): void;
    setVersions(versions: VersionDef): void;
  }

  class MetaGraphDef {
    setMetaInfoDef(info: MetaGraphDef.MetaInfoDef): void;
    setGraphDef(graph: GraphDef): void;
  }
  namespace MetaGraphDef {
    class MetaInfoDef {
      setTagsList(tags: string[]): void;
    }
  }

  class SavedModel {
    setSavedModelSchemaVersion(version: number): void;
    addMetaGraphs(graph: MetaGraphDef): void;
    serializeBinary(): Uint8Array;
  }

  const messages: {
    readonly AttrValue: typeof AttrValue;
    readonly FunctionDef: typeof FunctionDef;
    readonly FunctionDefLibrary: typeof FunctionDefLibrary;
    readonly GraphDef: typeof GraphDef;
    readonly MetaGraphDef: typeof MetaGraphDef;
    readonly NameAttrList: typeof NameAttrList;
    readonly NodeDef: typeof NodeDef;
    readonly OpDef: typeof OpDef;
    readonly SavedModel: typeof SavedModel;
    readonly Tensor: typeof Tensor;
    readonly TensorShape: typeof TensorShape;
    readonly VersionDef: typeof VersionDef;
  };
  export default messages;
  export type { AttrValue, FunctionDef, GraphDef, NodeDef, OpDef, SavedModel, TensorShape };
}
