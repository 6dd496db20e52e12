import { describe, expect, it } from 'vitest';
import { weightName, weightTracesPicture } from './weight-traces-picture';
import { observedRunOf } from './testing/observed-run-of';

const everything = { from: 0, to: 10 };

function runWith(name: string, layers: number, move: number) {
  const traces = Array.from({ length: layers }, (_, index) => {
    return { layer: `d${index + 1}`, index: [0, 0] };
  });
  const start = traces.map((_, index) => 0.1 * (index % 2 === 0 ? 1 : -1));
  const traceValues = [start, start.map((value) => value + move)];
  return observedRunOf({ name, layers, traces, traceValues });
}

describe('weightName', () => {
  it.each([
    [[0, 0], 'w₁₁'],
    [[0, 0, 2, 4], 'w₁₁₃₅'],
    [[11, 0], 'w₁₂,₁'],
  ])('calls the weight at %j %s', (index, name) => {
    expect(weightName({ layer: 'd1', index })).toBe(name);
  });
});

describe('weightTracesPicture', () => {
  it('labels each weight with its name and how far it moved', () => {
    const run = runWith('run 1', 3, 0.02);
    const { series } = weightTracesPicture({
      run,
      compared: null,
      range: everything,
      hovered: null,
    });
    expect(series.map(({ direct }) => direct?.lines)).toEqual([
      ['w₁₁ layer 1', 'moved 0.02'],
      ['w₁₁ layer 2', 'moved 0.02'],
      ['w₁₁ output', 'moved 0.02'],
    ]);
  });

  it('shows first, middle and last of many, and the hovered one', () => {
    const view = { run: runWith('run 1', 11, 0), compared: null, range: everything };
    const labels = (hovered: string | null) =>
      weightTracesPicture({ ...view, hovered }).series.map(({ label }) => label);
    expect(labels(null)).toEqual(['w₁₁ layer 1', 'w₁₁ layer 5', 'w₁₁ layer 10']);
    expect(labels('d3')).toEqual(['w₁₁ layer 1', 'w₁₁ layer 3', 'w₁₁ layer 5', 'w₁₁ layer 10']);
  });

  it('draws the same weights of the compared run dashed, unlabelled', () => {
    const { series } = weightTracesPicture({
      run: runWith('run 2', 3, 0.1),
      compared: runWith('run 1', 2, 0),
      range: everything,
      hovered: null,
    });
    expect(series.map(({ run, style, direct }) => [run, style, direct === null])).toEqual([
      ['run 1', 'dashed', true],
      ['run 1', 'dashed', true],
      ['run 2', 'solid', false],
      ['run 2', 'solid', false],
      ['run 2', 'solid', false],
    ]);
  });

  it('never magnifies a flat line', () => {
    const run = observedRunOf({
      layers: 1,
      traces: [{ layer: 'd1', index: [0, 0] }],
      traceValues: [[0.05], [0.05 + 1e-9]],
    });
    const { y } = weightTracesPicture({ run, compared: null, range: everything, hovered: null });
    expect(y.high - y.low).toBeGreaterThanOrEqual(0.1);
  });
});
