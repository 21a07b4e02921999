/** Windows Credential Manager holds 2,560 bytes an item; the margin is for its own encoding. */
export const MAX_CHUNK_BYTES = 2_000;

/** Splits text into pieces of at most `maxBytes` UTF-8 bytes, never inside a character. */
export function splitIntoChunks(text: string, maxBytes = MAX_CHUNK_BYTES): readonly string[] {
  const chunks: string[] = [];
  let chunk = '';
  let bytes = 0;
  for (const character of text) {
    const size = Buffer.byteLength(character);
    if (bytes + size > maxBytes) {
      chunks.push(chunk);
      chunk = '';
      bytes = 0;
    }
    chunk += character;
    bytes += size;
  }
  chunks.push(chunk);
  return chunks;
}
