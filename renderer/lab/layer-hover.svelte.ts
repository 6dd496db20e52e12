/** The one layer that the pointer or the keyboard is on, shared by canvas and charts. */
export class LayerHover {
  #layer = $state.raw<string | null>(null);

  /** Id of a layer of the network as trained; null: none. */
  get layer(): string | null {
    return this.#layer;
  }

  enter(layer: string): void {
    this.#layer = layer;
  }

  leave(): void {
    this.#layer = null;
  }
}
