import { expect, it } from 'vitest';
import { HistogramHistory, withoutHistograms } from './histogram-history.svelte';

const histograms = { activation: [], weight: [], 'weight-gradient': [] };
const report = (epoch: number) => ({
  epoch,
  loss: 1,
  accuracy: null,
  validationLoss: null,
  validationAccuracy: null,
  signals: {},
  traces: [],
  histograms,
});

it('keeps the first and the last, and not many between, however long a run is', () => {
  const history = new HistogramHistory();
  for (let epoch = 0; epoch <= 10_000; epoch += 5) {
    history.receive([0, 1, 2, 3, 4].map((more) => report(epoch + more)));
  }
  const epochs = history.all.map(({ epoch }) => epoch);
  expect([epochs[0], epochs.at(-1)]).toEqual([0, 10_004]);
  expect(epochs.length).toBeLessThanOrEqual(129);
  expect(epochs.length).toBeGreaterThan(60);
  expect([...epochs].sort((a, b) => a - b)).toEqual(epochs);
});

it('takes an epoch that is told again in its place', () => {
  const history = new HistogramHistory();
  history.receive([report(0), report(1), report(2), report(1)]);
  expect(history.all.map(({ epoch }) => epoch)).toEqual([0, 1]);
});

it('leaves everything else to the report', () => {
  const { histograms: _, ...rest } = report(3);
  expect(withoutHistograms(report(3))).toEqual(rest);
});
