import { anyDescription } from '../../signals/testing/any-description';
import type { RunDescription } from '../../signals/run-report';

/** Ids of the weight layers of a network that is told of, not trained. */
export function weightLayers(hidden: number): readonly string[] {
  return [...Array.from({ length: hidden }, (_, index) => `d${index + 1}`), 'output'];
}

/** A run of dense layers of 32 units on two moons; its sizes are those of the starting example. */
export function describedRun(ids: readonly string[]): RunDescription {
  return {
    ...anyDescription,
    layers: ids.map((id, index) => ({
      id,
      title: id === 'output' ? 'Output' : 'Dense',
      depth: index + 1,
      parameters: 1056,
      kernelShape: [index === 0 ? 2 : 32, id === 'output' ? 2 : 32],
    })),
    parameters: 9666,
  };
}
