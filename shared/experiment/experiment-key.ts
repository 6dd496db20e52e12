import type { Experiment } from './experiment';

/** What is equal for two experiments that run alike: names and places on the canvas change no run. */
export function experimentKey(experiment: Experiment): string {
  return JSON.stringify([startKey(experiment), experiment.training]);
}

/** What is equal for two experiments that start from the same weights on the same data. */
export function startKey({ network, remedies, data, seed }: Experiment): string {
  const layers = network.layers.map((layer) => ({ ...layer, position: undefined }));
  return JSON.stringify([{ ...network, layers }, remedies, data, seed]);
}
