import type { Connection } from '../../shared/network/network';

const none: ReadonlySet<string> = new Set();

/** What the inspector shows and Delete removes: layers or one connection; and where the keyboard is. */
export class Selection {
  #layers = $state.raw(none);
  #connection = $state.raw<Connection | null>(null);
  #focused = $state.raw<string | null>(null);
  #connectingFrom = $state.raw<string | null>(null);

  get layers(): ReadonlySet<string> {
    return this.#layers;
  }

  get connection(): Connection | null {
    return this.#connection;
  }

  get isEmpty(): boolean {
    return this.#layers.size === 0 && this.#connection === null;
  }

  /** The selected layer where there is exactly one. */
  get single(): string | null {
    const [only] = this.#layers;
    return this.#layers.size === 1 ? (only ?? null) : null;
  }

  /** The node that the arrow keys start from. */
  get focused(): string | null {
    return this.#focused;
  }

  /** The layer that waits for the keyboard to choose what it is connected to. */
  get connectingFrom(): string | null {
    return this.#connectingFrom;
  }

  selectLayers(ids: Iterable<string>): void {
    this.#layers = new Set(ids);
    this.#connection = null;
  }

  selectLayer(id: string): void {
    this.selectLayers([id]);
  }

  toggleLayer(id: string): void {
    const layers = new Set(this.#layers);
    if (!layers.delete(id)) layers.add(id);
    this.selectLayers(layers);
  }

  selectConnection(connection: Connection): void {
    this.#layers = none;
    this.#connection = connection;
  }

  clear(): void {
    this.#layers = none;
    this.#connection = null;
    this.#connectingFrom = null;
  }

  focus(id: string): void {
    this.#focused = id;
  }

  connectFrom(id: string | null): void {
    this.#connectingFrom = id;
  }

  /** Forgets what no longer exists after an edit or undo. */
  keepOnly(layers: ReadonlySet<string>, connections: readonly Connection[]): void {
    if ([...this.#layers].some((id) => !layers.has(id))) {
      this.#layers = new Set([...this.#layers].filter((id) => layers.has(id)));
    }
    if (this.#focused !== null && !layers.has(this.#focused)) this.#focused = null;
    if (this.#connectingFrom !== null && !layers.has(this.#connectingFrom)) {
      this.#connectingFrom = null;
    }
    const selected = this.#connection;
    const exists = connections.some(([from, to]) => from === selected?.[0] && to === selected[1]);
    if (selected !== null && !exists) this.#connection = null;
  }
}
