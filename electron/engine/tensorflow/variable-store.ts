import { elementCount } from '../../../shared/program/tensor-type';
import type { NativeModel } from './native-model';
import type { VariableNodes } from './variable-nodes';
import { writtenNode } from './variable-nodes';

/**
 * Reads and writes variables a whole group at a time: TensorFlow prepares every new combination of feeds and
 * fetches anew, so there must be few of them.
 */
export class VariableStore {
  readonly #nodes: ReadonlyMap<string, VariableNodes>;
  readonly #pending = new Map<string, Float32Array>();
  readonly #known = new Map<string, Float32Array>();

  constructor(
    private readonly model: NativeModel,
    variables: readonly VariableNodes[],
  ) {
    this.#nodes = new Map(variables.map((variable) => [variable.name, variable]));
  }

  /** Not to be changed by the caller. */
  read(name: string): Float32Array {
    const values = this.#pending.get(name) ?? this.#known.get(name);
    return values ?? this.#readGroup(this.#node(name).group, name);
  }

  /** Takes effect with the next flush; the values must not change until then. */
  write(name: string, values: Float32Array): void {
    const expected = elementCount(this.#node(name).shape);
    if (values.length !== expected) {
      throw new Error(`${name} holds ${expected} numbers and was given ${values.length}.`);
    }
    this.#pending.set(name, values);
  }

  /** Hands all that was written to TensorFlow. */
  flush(): void {
    if (this.#pending.size === 0) return;
    const groups = new Set([...this.#pending.keys()].map((name) => this.#node(name).group));
    const feeds = [...groups].flatMap((group) =>
      this.#members(group).map(({ name, shape, feed }) => ({
        name: feed,
        shape,
        values: this.read(name),
      })),
    );
    this.model.run(
      feeds,
      [...groups].map((group) => `${writtenNode(group)}:0`),
    );
    this.#pending.clear();
    this.forget();
  }

  /** What was read is no longer what TensorFlow holds. */
  forget(): void {
    this.#known.clear();
  }

  #readGroup(group: string, wanted: string): Float32Array {
    const members = this.#members(group);
    const values = this.model.run(
      [],
      members.map(({ read }) => read),
    );
    members.forEach(({ name }, index) => {
      const value = values[index];
      if (value instanceof Float32Array) this.#known.set(name, value);
    });
    const value = this.#known.get(wanted);
    if (value === undefined) throw new Error(`TensorFlow did not return ${wanted}.`);
    return value;
  }

  #members(group: string): readonly VariableNodes[] {
    return [...this.#nodes.values()].filter((variable) => variable.group === group);
  }

  #node(name: string): VariableNodes {
    const node = this.#nodes.get(name);
    if (node === undefined) throw new Error(`There is no variable ${name}.`);
    return node;
  }
}
