import { layerTitle } from './layer-title';
import { layerTypes } from './layer-types';
import type { Layer } from './layer-types';
import type { Connection, Network } from './network';
import { connectionFixes, endFixes, inputFixes, removeFix } from './graph-fixes';
import { networkProblems } from './network-problems';
import type { NetworkProblem, NetworkProblemCode } from './network-problems';
import { connectionsThatCloseCycles } from './topology';
import type { Topology } from './topology';

/** What is wrong with the wiring, shapes aside. */
export function graphProblems(network: Network, topology: Topology): readonly NetworkProblem[] {
  const cycles = cycleProblems(network);
  return [
    ...endProblems(network),
    ...nameProblems(network),
    ...connectionProblems(network),
    ...cycles,
    ...inputProblems(network, topology),
    ...(cycles.length > 0 ? [] : pathProblems(network, topology)),
  ];
}

function endProblems(network: Network): readonly NetworkProblem[] {
  const inputs = network.layers.filter(({ type }) => type === 'input');
  const outputs = network.layers.filter(({ type }) => type === 'output');
  const problems: NetworkProblem[] = [];
  if (inputs.length === 0) {
    const fixes = endFixes.addInput(network);
    problems.push({ code: 'no-input', ...networkProblems['no-input'](), fixes });
  }
  for (const extra of inputs.slice(1)) {
    const fixes = endFixes.keepFirst(network, inputs);
    problems.push(
      atLayer('several-inputs', extra, networkProblems['several-inputs'](inputs.length), fixes),
    );
  }
  if (outputs.length === 0) {
    const fixes = endFixes.addOutput(network);
    problems.push({ code: 'no-output', ...networkProblems['no-output'](), fixes });
  }
  for (const extra of outputs.slice(1)) {
    const words = networkProblems['several-outputs'](outputs.length);
    problems.push(atLayer('several-outputs', extra, words, [removeFix(extra)]));
  }
  return problems;
}

function nameProblems(network: Network): readonly NetworkProblem[] {
  const seen = new Set<string>();
  const problems: NetworkProblem[] = [];
  for (const layer of network.layers) {
    if (seen.has(layer.id)) {
      problems.push(
        atLayer('duplicate-layer', layer, networkProblems['duplicate-layer'](layer.id), []),
      );
    }
    seen.add(layer.id);
  }
  return problems;
}

function connectionProblems(network: Network): readonly NetworkProblem[] {
  const layers = new Map(network.layers.map((layer) => [layer.id, layer]));
  const seen = new Set<string>();
  const problems: NetworkProblem[] = [];
  for (const connection of network.connections) {
    const [from, to] = connection;
    const source = layers.get(from);
    const target = layers.get(to);
    if (source === undefined || target === undefined) {
      const unknown = source === undefined ? from : to;
      report('unknown-layer', connection, networkProblems['unknown-layer'](unknown));
      continue;
    }
    const title = layerTitle(target);
    if (from === to) report('self-loop', connection, networkProblems['self-loop'](title));
    if (seen.has(JSON.stringify(connection))) {
      const words = networkProblems['duplicate-connection'](layerTitle(source), title);
      problems.push(
        atConnection(
          'duplicate-connection',
          connection,
          words,
          connectionFixes.keepOne(connection),
        ),
      );
    }
    if (target.type === 'input') {
      report('takes-no-input', connection, networkProblems['takes-no-input'](title));
    }
    if (source.type === 'output') {
      const words = networkProblems['nothing-follows-output'](layerTitle(source));
      report('nothing-follows-output', connection, words);
    }
    seen.add(JSON.stringify(connection));
  }
  return problems;

  function report(code: NetworkProblemCode, connection: Connection, words: Words): void {
    problems.push(atConnection(code, connection, words, connectionFixes.disconnect(connection)));
  }
}

function cycleProblems(network: Network): readonly NetworkProblem[] {
  const layers = new Map(network.layers.map((layer) => [layer.id, layer]));
  return connectionsThatCloseCycles(network).flatMap((connection) => {
    const [from, to] = connection;
    if (from === to) return [];
    const titles = [to, from, to].flatMap((id) => {
      const layer = layers.get(id);
      return layer === undefined ? [] : [layerTitle(layer)];
    });
    const words = networkProblems.cycle(titles);
    return [atConnection('cycle', connection, words, connectionFixes.disconnect(connection))];
  });
}

/** How many inputs a layer has against how many it takes. */
function inputProblems(network: Network, topology: Topology): readonly NetworkProblem[] {
  return network.layers.flatMap((layer) => {
    const sources = topology.incoming.get(layer.id) ?? [];
    const { least, most } = layerTypes[layer.type].arity;
    const title = layerTitle(layer);
    if (layer.type === 'input' || (sources.length >= least && sources.length <= most)) return [];
    if (sources.length === 0) {
      const fixes = inputFixes.connect(network, topology, layer);
      return [atLayer('not-connected', layer, networkProblems['not-connected'](title), fixes)];
    }
    if (sources.length < least) {
      const words = networkProblems['too-few-inputs'](title, least, sources.length);
      return [atLayer('too-few-inputs', layer, words, [removeFix(layer)])];
    }
    const words = networkProblems['too-many-inputs'](title, most, sources.length);
    return [atLayer('too-many-inputs', layer, words, inputFixes.join(network, layer, sources))];
  });
}

/** Layers whose value never reaches the output; of several in a row the last one, which is where to connect. */
function pathProblems(network: Network, topology: Topology): readonly NetworkProblem[] {
  const outputs = network.layers.filter(({ type }) => type === 'output').map(({ id }) => id);
  if (outputs.length === 0) return [];
  return network.layers.flatMap((layer) => {
    const isLast = topology.outgoing.get(layer.id)?.length === 0;
    const isFed = layer.type === 'input' || topology.incoming.get(layer.id)?.length !== 0;
    if (!isLast || !isFed || layer.type === 'output') return [];
    const fixes = inputFixes.leadToOutput(network, topology, layer);
    const words = networkProblems['dead-end'](layerTitle(layer));
    return [atLayer('dead-end', layer, words, fixes)];
  });
}

type Words = Pick<NetworkProblem, 'message' | 'hint'>;

function atLayer(
  code: NetworkProblemCode,
  layer: Layer,
  words: Words,
  fixes: NetworkProblem['fixes'],
): NetworkProblem {
  return { code, ...words, place: { kind: 'layer', layer: layer.id }, fixes };
}

function atConnection(
  code: NetworkProblemCode,
  [from, to]: Connection,
  words: Words,
  fixes: NetworkProblem['fixes'],
): NetworkProblem {
  return { code, ...words, place: { kind: 'connection', from, to }, fixes };
}
