import { layerFrom } from '../../network/layer-schema';
import type { Layer, LayerTypeName } from '../../network/layer-types';
import type { Connection, Group, Network } from '../../network/network';

type Fields = Readonly<Record<string, unknown>>;

/** A network put together layer by layer: each follows the one before. */
export class NetworkSketch {
  readonly #layers: Layer[] = [layerFrom({ id: 'input', type: 'input' })];
  readonly #connections: Connection[] = [];
  readonly #groups: Group[] = [];
  #end = 'input';

  /** Id of the layer that the next one follows. */
  get end(): string {
    return this.#end;
  }

  add(id: string, type: LayerTypeName, fields: Fields = {}): this {
    return this.addAfter(this.#end, id, type, fields);
  }

  /** Begins another path from a layer that is there. */
  addAfter(source: string, id: string, type: LayerTypeName, fields: Fields = {}): this {
    this.#layers.push(layerFrom({ id, type, ...fields }));
    this.#connections.push([source, id]);
    this.#end = id;
    return this;
  }

  /** Leads one more path into the layer added last. */
  feed(source: string): this {
    this.#connections.push([source, this.#end]);
    return this;
  }

  /** Layers added inside stand for so many copies; for one there is no group. */
  repeat(id: string, times: number, build: () => void): this {
    const before = this.#layers.length;
    build();
    const layers = this.#layers.slice(before).map((layer) => layer.id);
    if (times > 1) this.#groups.push({ id, layers, repeat: times });
    return this;
  }

  finished(): Network {
    this.add('output', 'output');
    return { layers: this.#layers, connections: this.#connections, groups: this.#groups };
  }
}
