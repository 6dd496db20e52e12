import { describe, expect, it } from 'vitest';
import { horizontalTicks, verticalTicks } from './axis-ticks';

const labels = (ticks: readonly { readonly label: string }[]) => ticks.map(({ label }) => label);

describe('vertical ticks', () => {
  it('label every second decade where there is no room for all', () => {
    const axis = { scale: 'decades', low: -10, high: 0, hasZeroStrip: false } as const;
    expect(labels(verticalTicks(axis, 150))).toEqual([
      '10⁻¹⁰',
      '10⁻⁸',
      '10⁻⁶',
      '10⁻⁴',
      '10⁻²',
      '1',
    ]);
  });

  it.each([
    { low: -4, labelled: [-4, -3, -2, -1, 0] },
    { low: -8, labelled: [-8, -6, -4, -2, 0] },
    { low: -16, labelled: [-16, -14, -12, -10, -8, -6, -4, -2, 0] },
    { low: -30, labelled: [-30, -25, -20, -15, -10, -5, 0] },
  ])('stay calm on a tall axis from $low decades to 1', ({ low, labelled }) => {
    const axis = { scale: 'decades', low, high: 0, hasZeroStrip: false } as const;
    expect(verticalTicks(axis, 400).map(({ value }) => value)).toEqual(labelled);
  });

  it('put 0 into the middle of its strip', () => {
    const axis = { scale: 'decades', low: -4, high: 0, hasZeroStrip: true } as const;
    const [zero] = verticalTicks(axis, 216);
    // 200 px hold 4 decades, so half of the 16 px strip is 0.16 decades.
    expect(zero?.label).toBe('0');
    expect(zero?.value).toBeCloseTo(-4.16, 12);
  });

  it('are round on a linear axis, in per cent for shares', () => {
    const loss = { scale: 'linear', low: 0, high: 0.8, unit: 'plain' } as const;
    expect(labels(verticalTicks(loss, 150))).toEqual(['0', '0.2', '0.4', '0.6', '0.8']);
    const accuracy = { scale: 'linear', low: 0, high: 1, unit: 'share' } as const;
    expect(labels(verticalTicks(accuracy, 100))).toEqual(['0 %', '50 %', '100 %']);
  });
});

describe('horizontal ticks', () => {
  it('count epochs', () => {
    const axis = { scale: 'epochs', low: 0, high: 100 } as const;
    expect(labels(horizontalTicks(axis, 332))).toEqual(['0', '20', '40', '60', '80', '100']);
  });

  it('never divide an epoch', () => {
    const axis = { scale: 'epochs', low: 3, high: 5 } as const;
    expect(labels(horizontalTicks(axis, 1000))).toEqual(['3', '4', '5']);
  });

  it('name layers', () => {
    const axis = { scale: 'layers', names: ['1', '2', 'out'] } as const;
    expect(horizontalTicks(axis, 100)).toEqual([
      { value: 1, label: '1' },
      { value: 2, label: '2' },
      { value: 3, label: 'out' },
    ]);
  });
});
