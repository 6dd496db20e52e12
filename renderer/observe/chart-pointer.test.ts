import { describe, expect, it } from 'vitest';
import { signalWords } from './signal-words';
import { ChartPointer, chartNamesOf } from './chart-pointer.svelte';

describe('a chart pointer', () => {
  it.each(['loss', ...Object.keys(signalWords)])('knows a chart of %s', (quantity) => {
    expect(chartNamesOf(quantity)).not.toEqual([]);
  });

  it('knows none of what is not charted', () => {
    expect(chartNamesOf('data')).toEqual([]);
  });

  it('marks the charts that show a signal unasked', () => {
    const pointer = new ChartPointer();
    pointer.mark('delta-rms');
    expect(pointer.isMarked('gradient-by-depth')).toBe(true);
    expect(pointer.isMarked('loss')).toBe(false);
    pointer.unmark();
    expect(pointer.isMarked('gradient-by-depth')).toBe(false);
  });

  it('brings a tab to the front that has the chart', () => {
    const pointer = new ChartPointer();
    pointer.show('dead-share');
    expect(pointer.tab).toBe('activations');
    expect(pointer.charts.map(({ name }) => name)).toContain('quiet-units');
  });

  it('stays where the chart is in front, which depends on the room', () => {
    const pointer = new ChartPointer();
    pointer.layOutIn(3);
    pointer.show('update-ratio');
    expect(pointer.tab).toBe('overview');
    pointer.layOutIn(2);
    pointer.show('update-ratio');
    expect(pointer.tab).toBe('weights');
  });
});
