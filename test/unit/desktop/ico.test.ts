import { expect, it } from 'vitest';
import { encodeIco } from '../../../electron/desktop/ico.ts';

it('an icon file names each picture with its size and place', () => {
  const images = [16, 24, 48].map((size) => ({ size, png: Buffer.from(`picture of ${size}`) }));
  const file = encodeIco(images);
  expect([file.readUInt16LE(0), file.readUInt16LE(2), file.readUInt16LE(4)]).toEqual([0, 1, 3]);
  const entries = images.map((_image, index) => {
    const entry = file.subarray(6 + 16 * index, 6 + 16 * (index + 1));
    const offset = entry.readUInt32LE(12);
    return {
      size: entry.readUInt8(0),
      bits: entry.readUInt16LE(6),
      content: file.subarray(offset, offset + entry.readUInt32LE(8)).toString(),
    };
  });
  expect(entries).toEqual(
    images.map(({ size, png }) => ({ size, bits: 32, content: png.toString() })),
  );
});
