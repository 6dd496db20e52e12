import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examples } from './examples';
import { experimentLimits } from './limits';
import { readExperiment, writeExperiment } from './read-experiment';
import { hostileName, hostileValue, nested, valuesOf } from './testing/hostile-json';

/** Whatever is done to an experiment file, it is read or refused in words: nothing throws, and nothing gets into other objects. */
function survives(text: string): void {
  const read = readExperiment(text);
  if (read.ok) {
    expect(readExperiment(writeExperiment(read.value))).toEqual(read);
  } else {
    expect(read.problems.length).toBeLessThanOrEqual(experimentLimits.problems + 1);
    for (const { message } of read.problems) expect(message.length).toBeGreaterThan(0);
  }
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect({}).not.toHaveProperty('polluted');
}

const example = fc.constantFrom(...examples.map(({ experiment }) => writeExperiment(experiment)));

describe('a hostile experiment file', () => {
  it('with any value in place of any other is read or refused', () => {
    fc.assert(
      fc.property(example, fc.nat(), hostileValue, (text, choice, value) => {
        const places = valuesOf(text);
        const [from, to] = places[choice % places.length] ?? [0, 0];
        survives(text.slice(0, from) + value + text.slice(to));
      }),
      { numRuns: 300 },
    );
  });

  it('with any field in any object is read or refused', () => {
    fc.assert(
      fc.property(example, fc.nat(), hostileName, hostileValue, (text, choice, name, value) => {
        const objects = [...text.matchAll(/\{/gu)].map(({ index }) => index + 1);
        const at = objects[choice % objects.length] ?? 1;
        survives(`${text.slice(0, at)}${JSON.stringify(name)}: ${value}, ${text.slice(at)}`);
      }),
      { numRuns: 300 },
    );
  });

  it('that is cut off or damaged anywhere is refused', () => {
    fc.assert(
      fc.property(example, fc.nat(), fc.nat({ max: 30 }), fc.string(), (text, place, gap, put) => {
        const at = place % text.length;
        survives(text.slice(0, at) + put + text.slice(at + gap));
        survives(text.slice(0, at));
      }),
      { numRuns: 200 },
    );
  });

  it('of any JSON under the head of an experiment is read or refused', () => {
    const head = '"format": "gradient-lab/experiment", "version": 1';
    fc.assert(
      fc.property(hostileValue, hostileValue, hostileValue, (network, data, training) =>
        survives(`{${head}, "network": ${network}, "data": ${data}, "training": ${training}}`),
      ),
    );
  });

  const list = (count: number, item: string) => `[${Array<string>(count).fill(item).join()}]`;
  const inside = (network: string) =>
    `{"format": "gradient-lab/experiment", "version": 1, "network": ${network}}`;

  it.each([
    ['nested too deep', inside(nested(25)), 'nested-too-deep'],
    ['with a number beyond all', inside('1e999'), 'number-too-large'],
    ['with an endless text', inside(JSON.stringify('x'.repeat(10_001))), 'text-too-long'],
    ['with an endless name', inside(`{"${'x'.repeat(10_001)}": 1}`), 'text-too-long'],
    ['with too many values', inside(list(100_001, '0')), 'too-many-values'],
    ['with a million lists', inside(list(1_000_000, '[]')), 'too-many-values'],
    ['with a field of every object', inside('{"__proto__": 1}'), 'unknown-field'],
  ])('%s is refused as such', (_case, text, code) => {
    const read = readExperiment(text);
    expect(read.ok ? '' : read.problems[0].code).toBe(code);
  });

  it('with a problem in each of ten thousand layers is told of by the first hundred', () => {
    const layers = list(10_000, '{"id": 1, "type": "dense", "units": -1, "more": 0}');
    const read = readExperiment(inside(`{"layers": ${layers}, "connections": []}`));
    expect(read.ok ? 0 : read.problems.length).toBe(experimentLimits.problems + 1);
    expect(read.ok ? '' : read.problems.at(-1)?.message).toMatch(/^There are \d+ problems more/);
  });
});
