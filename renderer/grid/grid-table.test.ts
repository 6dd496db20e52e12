import { expect, it } from 'vitest';
import { noRemedies } from '../../shared/experiment/remedies';
import { combinationResult } from './grid-result';
import { gridAsCsv } from './grid-table';
import { endedRun } from './testing/ended-run';

it('writes a line for every run of every combination, remedies spelled out', () => {
  const runs = [endedRun(0.25, 'healthy', 1), endedRun(NaN, 'exploding-gradient', 2)];
  const remedies = { ...noRemedies, relu: true };
  const combination = { name: 'ReLU', on: ['relu'], remedies, places: [0, 1] } as const;
  const [header, first, second, end] = gridAsCsv([combinationResult(combination, runs)]).split(
    '\r\n',
  );
  expect(header).toMatch(/^relu,xavier,batchNormalization,residual,seed,outcome,verdict/);
  expect(first).toBe('on,off,off,off,1,finished,healthy,0.9,1,0.25,0.5,0.25,0.5,,run-1');
  expect(second).toBe('on,off,off,off,2,finished,exploding-gradient,0.9,1,NaN,0.5,NaN,0.5,,run-2');
  expect(end).toBe('');
});
