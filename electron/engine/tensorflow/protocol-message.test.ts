import { expect, it } from 'vitest';
import { ProtocolMessage } from './protocol-message';

const written = () => new ProtocolMessage();

/** From protobuf.dev/programming-guides/encoding, where it has the case; the others follow its rules by hand. */
const cases: readonly (readonly [string, ProtocolMessage, string])[] = [
  ['a whole number', written().integer(1, 150), '08 96 01'],
  ['a number of one byte', written().integer(1, 127), '08 7f'],
  ['nought', written().integer(3, 0), '18 00'],
  ['a negative number', written().integer(1, -2), '08 fe ff ff ff ff ff ff ff ff 01'],
  ['a number of more than 32 bits', written().integer(1, 2 ** 35), '08 80 80 80 80 80 01'],
  ['a field above 15', written().truth(17, true), '88 01 01'],
  ['a text', written().text(2, 'testing'), '12 07 74 65 73 74 69 6e 67'],
  ['a text beyond ASCII', written().text(2, 'é'), '12 02 c3 a9'],
  ['bytes', written().blob(2, Uint8Array.of(1, 2)), '12 02 01 02'],
  ['a float', written().float(5, 1), '2d 00 00 80 3f'],
  ['packed numbers', written().integers(6, [3, 270, 86942]), '32 06 03 8e 02 9e a7 05'],
  ['a message in a message', written().message(3, written().integer(1, 150)), '1a 03 08 96 01'],
  ['fields one after the other', written().integer(1, 1).text(2, 'a'), '08 01 12 01 61'],
];

it.each(cases)('%s is written as the wire format wants it', (_, message, hexadecimal) => {
  expect(Buffer.from(message.bytes).toString('hex')).toBe(hexadecimal.replaceAll(' ', ''));
});

it('a message grows with what is written', () => {
  const text = 'x'.repeat(10_000);
  const { bytes } = written().text(1, text);
  expect(bytes).toHaveLength(10_003);
  expect(Buffer.from(bytes.subarray(3)).toString()).toBe(text);
});
