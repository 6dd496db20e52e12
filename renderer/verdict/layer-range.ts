import type { WeightLayer } from '../../shared/signals/run-report';

/** The given layers in few words: "Layers 1–8 and output"; null where none is given: it concerns the whole network. */
export function layerRange(ids: readonly string[], layers: readonly WeightLayer[]): string | null {
  const named = new Set(ids);
  const output = layers.length > 1 ? layers.at(-1) : undefined;
  const hidden = layers.filter((layer) => layer !== output && named.has(layer.id));
  const hasOutput = output !== undefined && named.has(output.id);
  if (hidden.length === 0) return hasOutput ? 'Output layer' : null;
  if (hidden.length + (hasOutput ? 1 : 0) === layers.length) return 'All layers';
  const runs = runsOf(hidden.map(({ depth }) => depth));
  const words = hasOutput ? [...runs, 'output'] : runs;
  return `${hidden.length === 1 && !hasOutput ? 'Layer' : 'Layers'} ${listed(words)}`;
}

/** 1, 2, 3, 7 as "1–3" and "7". */
function runsOf(depths: readonly number[]): readonly string[] {
  const runs: { from: number; to: number }[] = [];
  for (const depth of depths) {
    const last = runs.at(-1);
    if (last !== undefined && depth === last.to + 1) last.to = depth;
    else runs.push({ from: depth, to: depth });
  }
  return runs.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`));
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
