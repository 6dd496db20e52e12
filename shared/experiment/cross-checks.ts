import type { Problem } from '../problems/problem';
import type { Experiment } from './experiment';
import { jsonPathText } from '../problems/schema-problems';
import type { JsonPath } from '../problems/schema-problems';

/**
 * What the parts of an experiment must agree on. A network that is only unfinished is read: people save while they
 * draw, and shared/network/shapes.ts says what is missing. A file that contradicts itself is not.
 */
export function crossCheckProblems({ network }: Experiment): readonly Problem[] {
  const layers = new Set(network.layers.map(({ id }) => id));
  return [
    ...repeatedNames(
      network.layers.map(({ id }) => id),
      (index) => ['network', 'layers', index, 'id'],
      'layer',
    ),
    ...repeatedNames(
      network.groups.map(({ id }) => id),
      (index) => ['network', 'groups', index, 'id'],
      'group',
    ),
    ...repeatedNames(
      network.connections.map(([from, to]) => `${from} → ${to}`),
      (index) => ['network', 'connections', index],
      'connection',
    ),
    ...network.connections.flatMap((connection, index) =>
      connection.flatMap((id, end) =>
        layers.has(id) ? [] : [unknownLayer(['network', 'connections', index, end], id)],
      ),
    ),
    ...network.groups.flatMap((group, index) => [
      ...group.layers.flatMap((id, member) =>
        layers.has(id) ? [] : [unknownLayer(['network', 'groups', index, 'layers', member], id)],
      ),
      ...repeatedNames(
        group.layers,
        (member) => ['network', 'groups', index, 'layers', member],
        'layer of this group',
      ),
    ]),
    ...membersOfTwoGroups(network.groups),
  ];
}

function repeatedNames(
  names: readonly string[],
  pathOf: (index: number) => JsonPath,
  what: string,
): readonly Problem[] {
  const first = new Map<string, number>();
  return names.flatMap((name, index) => {
    const before = first.get(name);
    first.set(name, before ?? index);
    if (before === undefined) return [];
    const path = jsonPathText(pathOf(index));
    return [
      {
        code: 'given-twice',
        message: `${path}: expected another ${what} than ${jsonPathText(pathOf(before))}, found ${JSON.stringify(name)} again.`,
        place: { kind: 'field', path },
      } as const,
    ];
  });
}

function unknownLayer(path: JsonPath, id: string): Problem {
  const text = jsonPathText(path);
  return {
    code: 'unknown-layer',
    message: `${text}: expected the name of a layer, found ${JSON.stringify(id)}, which network.layers does not have.`,
    place: { kind: 'field', path: text },
  };
}

function membersOfTwoGroups(groups: Experiment['network']['groups']): readonly Problem[] {
  const owner = new Map<string, string>();
  return groups.flatMap((group, index) =>
    group.layers.flatMap((id, member) => {
      const other = owner.get(id);
      owner.set(id, group.id);
      if (other === undefined || other === group.id) return [];
      const path = jsonPathText(['network', 'groups', index, 'layers', member]);
      return [
        {
          code: 'layer-in-two-groups',
          message: `${path}: expected a layer that is in no other group, found ${JSON.stringify(id)} of ${other}.`,
          place: { kind: 'field', path },
        } as const,
      ];
    }),
  );
}
