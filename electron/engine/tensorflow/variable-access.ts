import { typeAttribute } from './attribute';
import { dataTypes } from './data-type';
import type { ControlReference, GraphScope, Reference } from './graph-scope';
import { after } from './graph-scope';

const float = { dtype: typeAttribute(dataTypes.float) };

/** Reads and writes of variables inside one function: every read sees the value from before the writes. */
export class VariableAccess {
  readonly #reads = new Map<string, Reference>();

  constructor(
    private readonly scope: GraphScope,
    /** The resource handle of each variable by the variable's name. */
    private readonly handles: ReadonlyMap<string, Reference>,
  ) {}

  read(variable: string): Reference {
    const known = this.#reads.get(variable);
    if (known !== undefined) return known;
    const read = this.scope.add('ReadVariableOp', [this.#handle(variable)], float);
    this.#reads.set(variable, read);
    return read;
  }

  /** Names what to wait for until the variable holds the value. */
  write(variable: string, value: Reference): ControlReference {
    const read = this.#reads.get(variable);
    const order = read === undefined ? [] : [after(read)];
    return this.scope.addSilent(
      'AssignVariableOp',
      [this.#handle(variable), value, ...order],
      float,
    );
  }

  #handle(variable: string): Reference {
    const handle = this.handles.get(variable);
    if (handle === undefined) throw new Error(`Nothing holds the variable ${variable}.`);
    return handle;
  }
}
