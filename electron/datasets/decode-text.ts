import { TextDecoder } from 'node:util';

export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'latin-1';
}

/**
 * UTF-16 where a byte order mark says so (Excel's "Unicode text"), UTF-8 where the bytes are valid, else Latin-1, in which
 * every byte is a letter. Byte order marks are removed.
 */
export function decodeText(bytes: Buffer): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { text: bytes.toString('utf16le', 2), encoding: 'utf-16le' };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: bytes.toString('latin1'), encoding: 'latin-1' };
  }
}
