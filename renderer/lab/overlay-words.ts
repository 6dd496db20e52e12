import type { Remedies } from '../../shared/experiment/remedies';
import type { RemediedNetwork } from '../../shared/remedies/apply-remedies';

/** Whether anything of the overlay is on. */
export function hasOverlays(remedies: Remedies): boolean {
  const { depth, ...switches } = remedies;
  return depth !== null || Object.values(switches).some(Boolean);
}

/** "ReLU + Xavier", as a run is called that an overlay was on. */
export function remedyNames(remedies: Remedies): string {
  const names = [
    remedies.relu ? 'ReLU' : null,
    remedies.xavier ? 'Xavier' : null,
    remedies.he ? 'He' : null,
    remedies.batchNormalization ? 'batch norm' : null,
    remedies.residual ? 'residual' : null,
    remedies.depth === null ? null : `depth ${remedies.depth}`,
  ];
  return names.filter((name) => name !== null).join(' + ');
}

/** What the overlay does to this network: "ReLU on 10 layers, Glorot on 11, 4 skips". */
export function overlayWords(
  remedies: Remedies,
  { network, changes }: Pick<RemediedNetwork, 'network' | 'changes'>,
  drawnDepth: number,
): string {
  const parts: string[] = [];
  if (remedies.depth !== null) parts.push(`depth ${drawnDepth} → ${remedies.depth}`);
  const touched = [
    { name: 'ReLU', remedy: 'relu' },
    { name: 'Glorot', remedy: 'xavier' },
    { name: 'He', remedy: 'he' },
    { name: 'batch norm', remedy: 'batchNormalization' },
  ] as const;
  let noun = true;
  for (const { name, remedy } of touched) {
    if (!remedies[remedy]) continue;
    const layers = changes.layers.filter((change) => change.remedy === remedy).length;
    parts.push(`${name} on ${layers}${noun ? (layers === 1 ? ' layer' : ' layers') : ''}`);
    noun = false;
  }
  if (remedies.residual) {
    const types = new Map(network.layers.map(({ id, type }) => [id, type]));
    const sums = changes.layers.filter(
      ({ kind, layer, remedy }) =>
        kind === 'added' && remedy === 'residual' && types.get(layer) === 'add',
    ).length;
    parts.push(sums === 1 ? '1 skip' : `${sums} skips`);
  }
  return parts.join(', ');
}
