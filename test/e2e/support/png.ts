import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const BITS_PER_CHANNEL = 8;
const RGBA = 6;

/**
 * A PNG file of pixels in ARGB order (4 bytes each, alpha first, row by row), the form in which a
 * tray icon travels over D-Bus.
 */
export function pngFromArgb(width: number, height: number, argb: Buffer): Buffer {
  if (argb.length !== width * height * 4) {
    throw new Error(`${argb.length} bytes are not ${width}×${height} pixels`);
  }
  const rowLength = 1 + width * 4;
  const rows = Buffer.alloc(rowLength * height);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const from = pixel * 4;
    // Each row opens with its filter type; 0, no filter, is what the buffer already holds.
    const to = Math.floor(pixel / width) * rowLength + 1 + (pixel % width) * 4;
    argb.copy(rows, to, from + 1, from + 4);
    argb.copy(rows, to + 3, from, from + 1);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(BITS_PER_CHANNEL, 8);
  header.writeUInt8(RGBA, 9);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
