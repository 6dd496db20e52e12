import { expect, it } from 'vitest';
import { isMeasured } from './observed-run';
import { observedRunOf } from './testing/observed-run-of';

it.each([
  [[0.2, null], true],
  [[0, null], true],
  [[NaN, null], true],
  [[null, null], false],
])('takes %j of the newest epoch for measured: %s', (newest, measured) => {
  const signals = { 'saturated-share': [[null, null], newest] };
  expect(isMeasured(observedRunOf({ layers: 2, signals }), 'saturated-share')).toBe(measured);
});

it('takes a signal that is not reported at all for not measured', () => {
  expect(isMeasured(observedRunOf({ layers: 2, loss: [null, 1] }), 'dead-share')).toBe(false);
});
