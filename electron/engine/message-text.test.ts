import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageFromText, messageToText } from './message-text';

function passed(message: unknown): unknown {
  return messageFromText(messageToText(message));
}

const leaf = fc.oneof(
  fc.double().map((value) => (Object.is(value, -0) ? 0 : value)),
  fc.string(),
  fc.string().map((text) => `\0${text}`),
  fc.boolean(),
  fc.constant(null),
  fc.float32Array(),
  fc.float64Array(),
  fc.int32Array(),
  fc.uint8Array(),
);

const { message } = fc.letrec<{ message: unknown }>((tie) => ({
  message: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('message'), { maxLength: 4 }),
    fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      tie('message'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
}));

describe('messages as text', () => {
  it('bring all plain data back as it was', () => {
    fc.assert(
      fc.property(message, (sent) => {
        expect(passed(sent)).toStrictEqual(sent);
      }),
    );
  });

  it('hold a view of an array, not what lies around it', () => {
    const view = new Float32Array([1, 2, 3, 4]).subarray(1, 3);
    expect(passed({ view })).toStrictEqual({ view: new Float32Array([2, 3]) });
  });

  it('refuse what no message could have said', () => {
    expect(() => messageFromText('"\\u0000?"')).toThrow('unknown kind "?"');
  });
});
