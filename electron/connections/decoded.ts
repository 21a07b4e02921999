/** The text of a file (UTF-8, or UTF-16 as Windows editors write it), or its bytes when it is none. */
export function decoded(bytes: Buffer): string | Buffer {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return bytes;
  }
}
