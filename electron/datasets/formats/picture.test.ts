import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePicture } from './picture';
import { pngOfPlane, jpegOfOneColour, plane } from './pictures.fixture';

describe('parsePicture', () => {
  it.each(Object.entries(pngOfPlane))('reads a PNG of %s as Pillow wrote it', (_, base64) => {
    const result = parsePicture(Buffer.from(base64, 'base64'), 'x.png');
    if (!result.ok) throw new Error(result.problems[0].message);
    expect(result.value).toMatchObject({ height: 4, width: 6 });
    expect([...result.value.pixels]).toEqual(plane);
  });

  it('reads a JPEG, close to the colour that Pillow wrote', () => {
    const result = parsePicture(Buffer.from(jpegOfOneColour, 'base64'), 'x.jpg');
    if (!result.ok) throw new Error(result.problems[0].message);
    expect(result.value).toMatchObject({ height: 16, width: 16 });
    for (const [index, value] of result.value.pixels.entries()) {
      expect(Math.abs(value - ([200, 40, 90][index % 3] ?? 0))).toBeLessThanOrEqual(2);
    }
  });

  it('refuses a PNG that claims more pixels than fit', () => {
    const bytes = Buffer.from(pngOfPlane.colour, 'base64');
    bytes.writeUInt32BE(100_000, 16);
    bytes.writeUInt32BE(100_000, 20);
    expect(parsePicture(bytes, 'x.png')).toMatchObject({
      problems: [{ code: 'picture-unreadable', message: expect.stringContaining('too large') }],
    });
  });

  it('never throws, whatever is broken', () => {
    const files = [pngOfPlane.colour, jpegOfOneColour].map((base64) =>
      Buffer.from(base64, 'base64'),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.nat(),
        fc.nat(255),
        fc.nat(),
        (file, at, byte, cut) => {
          const broken = Buffer.from(file.subarray(0, 1 + (cut % file.length)));
          broken[at % broken.length] = byte;
          expect(typeof parsePicture(broken, 'x').ok).toBe('boolean');
        },
      ),
    );
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(parsePicture(Buffer.from(bytes), 'x').ok).toBe(false);
      }),
    );
  });
});
