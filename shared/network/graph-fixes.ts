import type { NetworkEdit } from './edits';
import { layerTitle } from './layer-title';
import type { Layer } from './layer-types';
import type { Connection, Network } from './network';
import type { Fix } from './network-problems';
import { newLayer } from './new-layer';
import type { Topology } from './topology';

/** Ways out of wiring problems, as edits. */
export function removeFix(layer: Layer): Fix {
  return {
    title: `Remove ${layerTitle(layer)}`,
    detail: 'what fed it feeds what followed it',
    edits: [{ kind: 'remove-layers', layers: [layer.id], heal: true }],
  };
}

export const endFixes = {
  addInput(network: Network): readonly Fix[] {
    const fed = new Set(network.connections.map(([, to]) => to));
    const first = network.layers.find(({ id }) => !fed.has(id));
    const input = newLayer(network, 'input');
    const edits: NetworkEdit[] = [{ kind: 'add-layer', layer: input }];
    if (first === undefined)
      return [{ title: 'Add an input', detail: 'the data comes in there', edits }];
    edits.push({ kind: 'connect', from: input.id, to: first.id });
    return [{ title: 'Add an input', detail: `feeds ${layerTitle(first)}`, edits }];
  },

  addOutput(network: Network): readonly Fix[] {
    const used = new Set(network.connections.map(([from]) => from));
    const last = network.layers.filter(({ id }) => !used.has(id)).at(-1);
    const output = newLayer(network, 'output');
    const edits: NetworkEdit[] = [{ kind: 'add-layer', layer: output }];
    if (last === undefined)
      return [{ title: 'Add an output', detail: 'the loss is measured there', edits }];
    edits.push({ kind: 'connect', from: last.id, to: output.id });
    return [{ title: 'Add an output', detail: `follows ${layerTitle(last)}`, edits }];
  },

  /** One input feeds what all of them fed. */
  keepFirst(network: Network, inputs: readonly Layer[]): readonly Fix[] {
    const [kept, ...others] = inputs;
    if (kept === undefined) return [];
    const removed = others.map(({ id }) => id);
    const fed = new Set(
      network.connections.filter(([from]) => from === kept.id).map(([, to]) => to),
    );
    const edits: NetworkEdit[] = [];
    for (const [from, to] of network.connections) {
      if (!removed.includes(from) || fed.has(to)) continue;
      fed.add(to);
      edits.push({ kind: 'connect', from: kept.id, to });
    }
    edits.push({ kind: 'remove-layers', layers: removed, heal: false });
    return [{ title: `Keep ${layerTitle(kept)}`, detail: 'it feeds what the others fed', edits }];
  },
} as const;

export const connectionFixes = {
  disconnect([from, to]: Connection): readonly Fix[] {
    const edits: NetworkEdit[] = [{ kind: 'disconnect', from, to }];
    return [{ title: 'Remove the connection', detail: `${from} → ${to}`, edits }];
  },

  keepOne([from, to]: Connection): readonly Fix[] {
    const edits: NetworkEdit[] = [
      { kind: 'disconnect', from, to },
      { kind: 'connect', from, to },
    ];
    return [{ title: 'Keep one connection', detail: `${from} → ${to}`, edits }];
  },
} as const;

export const inputFixes = {
  /** A layer without inputs: an output is fed by the one layer that leads nowhere, any other layer goes before the output. */
  connect(network: Network, topology: Topology, layer: Layer): readonly Fix[] {
    if (layer.type === 'output') {
      const loose = network.layers.filter(
        ({ id }) => id !== layer.id && topology.outgoing.get(id)?.length === 0,
      );
      return loose.slice(0, 3).map((source) => connectFix(source, layer));
    }
    const output = network.layers.find(({ type }) => type === 'output');
    const [source, ...others] =
      output === undefined ? [] : (topology.incoming.get(output.id) ?? []);
    const loose = topology.outgoing.get(layer.id)?.length === 0;
    if (output === undefined || source === undefined || others.length > 0 || !loose) {
      return [removeFix(layer)];
    }
    const edits: NetworkEdit[] = [
      { kind: 'disconnect', from: source, to: output.id },
      { kind: 'connect', from: source, to: layer.id },
      { kind: 'connect', from: layer.id, to: output.id },
    ];
    return [
      { title: 'Put it before the output', detail: `between ${source} and ${output.id}`, edits },
      removeFix(layer),
    ];
  },

  /** Too many inputs: they are joined in front of the layer. */
  join(network: Network, layer: Layer, sources: readonly string[]): readonly Fix[] {
    const joinWith = (type: 'add' | 'concatenate', title: string, detail: string): Fix => {
      const joint = newLayer(network, type);
      const edits: NetworkEdit[] = [{ kind: 'add-layer', layer: joint }];
      for (const from of sources) {
        edits.push({ kind: 'disconnect', from, to: layer.id });
        edits.push({ kind: 'connect', from, to: joint.id });
      }
      edits.push({ kind: 'connect', from: joint.id, to: layer.id });
      return { title, detail, edits };
    };
    return [
      joinWith('add', 'Add them first', 'one sum, value by value; needs equal shapes'),
      joinWith('concatenate', 'Concatenate them first', 'all values side by side'),
    ];
  },

  leadToOutput(network: Network, topology: Topology, layer: Layer): readonly Fix[] {
    const output = network.layers.find(({ type }) => type === 'output');
    const waits = output !== undefined && topology.incoming.get(output.id)?.length === 0;
    return waits ? [connectFix(layer, output), removeFix(layer)] : [removeFix(layer)];
  },
} as const;

function connectFix(from: Layer, to: Layer): Fix {
  return {
    title: `Connect ${layerTitle(from)}`,
    detail: `${from.id} → ${to.id}`,
    edits: [{ kind: 'connect', from: from.id, to: to.id }],
  };
}
