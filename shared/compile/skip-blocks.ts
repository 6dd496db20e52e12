import type { TrainableLayer, TrainableNetwork } from './trainable-network';

/** An add whose paths part at one layer: what its gradients are compared between. */
export interface SkipBlock {
  readonly add: string;
  /** Where the paths part: the last layer that is before all of them. */
  readonly fork: string;
  readonly skip: SkipPath;
  readonly main: SkipPath;
  /** The last weight layer of the main branch, at which the comparison is told. */
  readonly layer: string;
}

/** Straight from the fork into the add, by its scale, or through layers of which the first has no other input. */
export type SkipPath =
  | { readonly kind: 'identity'; readonly scale: number }
  | { readonly kind: 'layers'; readonly first: string };

interface Branch {
  readonly path: SkipPath;
  readonly weightLayers: readonly string[];
}

/** Of several inputs the one with the fewest weight layers is the skip, the one with the most the main branch. */
export function skipBlocks(network: TrainableNetwork): readonly SkipBlock[] {
  const blocks = new Map<string, SkipBlock>();
  for (const layer of network.layers) {
    const block = layer.layer.type === 'add' ? blockAt(network, layer) : null;
    if (block !== null && !blocks.has(block.layer)) blocks.set(block.layer, block);
  }
  return [...blocks.values()];
}

function blockAt(network: TrainableNetwork, add: TrainableLayer): SkipBlock | null {
  const before = add.inputs.map((input) => upTo(network, input));
  const fork = network.layers
    .map(({ layer }) => layer.id)
    .filter((id) => before.every((layers) => layers.has(id)))
    .at(-1);
  if (fork === undefined) return null;
  const branches = add.inputs.map((input, place) => branchOf(network, add, fork, input, place));
  const [fewest, ...others] = branches
    .flatMap((branch) => branch ?? [])
    .sort((a, b) => a.weightLayers.length - b.weightLayers.length);
  const main = others.at(-1);
  const layer = main?.weightLayers.at(-1);
  if (fewest === undefined || main === undefined || layer === undefined) return null;
  return { add: add.layer.id, fork, skip: fewest.path, main: main.path, layer };
}

function branchOf(
  network: TrainableNetwork,
  { layer: add }: TrainableLayer,
  fork: string,
  input: string,
  place: number,
): Branch | null {
  if (input === fork) {
    const scales = add.type === 'add' ? add.scales : undefined;
    return { path: { kind: 'identity', scale: scales?.[place] ?? 1 }, weightLayers: [] };
  }
  const behind = upTo(network, input);
  const outsiders = upTo(network, fork);
  const own = network.layers.filter(({ layer: { id } }) => behind.has(id) && !outsiders.has(id));
  const [first, ...others] = own.filter(({ inputs }) => inputs.includes(fork));
  if (first?.inputs.length !== 1 || others.length > 0) return null;
  const weightLayers = own
    .filter(({ variables }) => variables.some(({ name }) => name === 'kernel'))
    .map(({ layer }) => layer.id);
  return { path: { kind: 'layers', first: first.layer.id }, weightLayers };
}

/** The layer and all that it depends on. */
function upTo({ layers }: TrainableNetwork, last: string): ReadonlySet<string> {
  const found = new Set([last]);
  for (const { layer, inputs } of [...layers].reverse()) {
    if (found.has(layer.id)) for (const input of inputs) found.add(input);
  }
  return found;
}
