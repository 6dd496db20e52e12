import { expect, it } from 'vitest';
import { startingExample } from '../../shared/experiment/starting-example';
import { histogramOf } from '../../shared/signals/histogram';
import { anyDescription } from '../../shared/signals/testing/any-description';
import { histogramsTable } from './histograms-table';

const layers = ['d1', 'output'].map((id, place) => ({
  id,
  title: id,
  depth: place + 1,
  parameters: 4,
  kernelShape: [2, 2],
}));

it('histograms.csv has a line for every quantity and layer that was measured, with 32 bins', () => {
  const spread = histogramOf(Float32Array.of(0, 1, NaN));
  const broken = histogramOf(Float32Array.of(NaN));
  const table = histogramsTable({
    experiment: startingExample,
    description: {
      ...anyDescription,
      layers,
      noInformationLoss: 1,
      parameters: 8,
      stepsPerEpoch: 1,
      trainingRows: 2,
      validationRows: 0,
    },
    reports: [
      {
        epoch: 0,
        loss: null,
        accuracy: null,
        validationLoss: null,
        validationAccuracy: null,
        signals: {},
        histograms: { activation: [spread, null], weight: [null, broken], 'weight-gradient': [] },
        traces: [],
      },
    ],
    totals: null,
  });
  const zeros = (count: number) => Array.from({ length: count }, () => '0').join(',');
  expect(table.split('\n').slice(1)).toEqual([
    `0,d1,1,activation,0,1,1,0,1,1,${zeros(30)},1`,
    `0,output,2,weight,,,0,0,1,${zeros(32)}`,
    '',
  ]);
  expect(table.split('\n')[0]?.split(',').slice(-2)).toEqual(['bin31', 'bin32']);
});
