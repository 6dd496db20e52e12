import { describe, expect, it } from 'vitest';
import { mergePatch, patchExperiment } from './merge-patch';
import { startingExample } from './starting-example';

describe('mergePatch', () => {
  // RFC 7386, appendix A.
  it.each([
    ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
    ['{"a":"b"}', '{"a":null}', '{}'],
    ['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
    ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"c"}', '{"a":["b"]}', '{"a":["b"]}'],
    ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
    ['{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'],
    ['["a","b"]', '["c","d"]', '["c","d"]'],
    ['{"a":"b"}', '["c"]', '["c"]'],
    ['{"a":"foo"}', 'null', 'null'],
    ['{"a":"foo"}', '"bar"', '"bar"'],
    ['{"e":null}', '{"a":1}', '{"e":null,"a":1}'],
    ['[1,2]', '{"a":"b","c":null}', '{"a":"b"}'],
    ['{}', '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
  ])('of %s with %s is %s', (target, patch, result) => {
    expect(mergePatch(JSON.parse(target), JSON.parse(patch))).toEqual(JSON.parse(result));
  });

  it('does not reach the prototype of objects', () => {
    mergePatch({}, JSON.parse('{"__proto__": {"polluted": true}}'));
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
});

describe('patchExperiment', () => {
  it("applies a verdict's edit", () => {
    const edit = { remedies: { batchNormalization: true } };
    const patched = patchExperiment(startingExample, edit);
    expect(patched).toEqual({
      ok: true,
      value: {
        ...startingExample,
        remedies: { ...startingExample.remedies, batchNormalization: true },
      },
    });
  });

  it('refuses an edit that makes no experiment', () => {
    const patched = patchExperiment(startingExample, { training: { epochs: 0 } });
    expect(patched).toMatchObject({
      ok: false,
      problems: [{ place: { kind: 'field', path: 'training.epochs' } }],
    });
  });
});
