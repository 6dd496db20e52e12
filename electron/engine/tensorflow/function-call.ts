import type { Attributes } from './attribute';
import { functionAttribute, booleanAttribute, textAttribute, typesAttribute } from './attribute';
import type { DataType } from './data-type';
import type { GraphScope, Reference } from './graph-scope';

/** xla: the function is compiled into one program. op-by-op: TensorFlow runs its nodes one after the other. */
export type ExecutionMode = 'xla' | 'op-by-op';

export interface CallInput {
  readonly value: Reference;
  readonly type: DataType;
}

interface Call {
  readonly name: string;
  readonly function: string;
  readonly mode: ExecutionMode;
  /** In the order of the function's arguments, handles of variables last. */
  readonly inputs: readonly CallInput[];
  readonly results: readonly DataType[];
}

/** Calls a function of the library; its results are `<name>:<index>`. */
export function addCall(scope: GraphScope, call: Call): void {
  scope.add(
    'StatefulPartitionedCall',
    call.inputs.map(({ value }) => value),
    {
      Tin: typesAttribute(call.inputs.map(({ type }) => type)),
      Tout: typesAttribute(call.results),
      f: functionAttribute(call.function),
      config: textAttribute(''),
      config_proto: textAttribute(''),
      executor_type: textAttribute(''),
      ...modeAttributes(call.mode),
    },
    call.name,
  );
}

/** What makes XLA compile a function: both the function and the call to it need it. */
export function modeAttributes(mode: ExecutionMode): Attributes {
  return mode === 'xla' ? { _XlaMustCompile: booleanAttribute(true) } : {};
}
