import { describe, expect, it } from 'vitest';
import { closestName } from './closest-name';

describe('closestName', () => {
  const names = ['run', 'remedy', 'export', 'devices'];

  it.each([
    ['rnu', 'run'],
    ['runn', 'run'],
    ['remdy', 'remedy'],
    ['expotr', 'export'],
    ['device', 'devices'],
    ['bake', null],
    ['', null],
  ])('of %j is %j', (typed, meant) => {
    expect(closestName(typed, names)).toBe(meant);
  });
});
