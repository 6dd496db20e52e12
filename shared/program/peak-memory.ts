import { lastReads } from './memory-plan';
import type { Program } from './program';
import { elementCount } from './tensor-type';

/**
 * The most numbers that a program holds at one time while it is evaluated node by node, each given up after its last
 * reader. Inputs, variables and constants are not counted, nor are results that only name another's numbers.
 */
export function peakNumbers(program: Program): number {
  const releases = lastReads(program);
  let held = 0;
  let peak = 0;
  program.nodes.forEach((_, id) => {
    held += numbersOf(program, id);
    peak = Math.max(peak, held);
    for (const finished of releases.get(id) ?? []) held -= numbersOf(program, finished);
  });
  return peak;
}

function numbersOf({ nodes }: Program, id: number): number {
  const node = nodes[id];
  if (node?.kind !== 'operation' || node.operation === 'reshape') return 0;
  return elementCount(node.type.shape);
}
