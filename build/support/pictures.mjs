import { decode, encode } from 'fast-png';

/**
 * @typedef {object} Picture
 * @property {number} width
 * @property {number} height
 * @property {Uint8Array} data red, green and blue, row by row
 */

const CHANNELS = 3;
/** Of 256: so many shades are enough for a flat window, and make a small file. */
const SHADE = 8;
/** The side of the squares that are compared, in pixels of a shrunk picture: about the height of a line of text. */
const BLOCK = 10;
/** From this difference of their mean colours on two squares look different, of 255. */
const VISIBLE = 14;

/**
 * A picture at half its size and in few shades, to be kept and to be looked at.
 *
 * @param {Uint8Array} png
 * @returns {Picture}
 */
export function shrunk(png) {
  const { data, width: wide, channels } = decode(png);
  const width = Math.floor(wide / 2);
  const height = Math.floor(data.length / channels / wide / 2);
  const small = new Uint8Array(width * height * CHANNELS);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      for (let channel = 0; channel < CHANNELS; channel += 1) {
        const at = (/** @type {number} */ dx, /** @type {number} */ dy) =>
          data[((2 * y + dy) * wide + 2 * x + dx) * channels + channel] ?? 0;
        const mean = (at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1)) / 4;
        small[(y * width + x) * CHANNELS + channel] = Math.min(255, Math.round(mean / SHADE) * SHADE);
      }
    }
  }
  return { width, height, data: small };
}

/**
 * @param {Picture} picture
 * @returns {Uint8Array} a PNG file
 */
export function toPng(picture) {
  return encode({ ...picture, channels: CHANNELS, depth: 8 }, { zlib: { level: 9 } });
}

/**
 * @param {Uint8Array} png as `toPng` made it
 * @returns {Picture}
 */
export function fromPng(png) {
  const { width, height, data } = decode(png);
  return { width, height, data: Uint8Array.from(data) };
}

/**
 * The mean colour of every square.
 *
 * @param {Picture} picture
 * @returns {{ columns: number, rows: number, means: readonly (readonly number[])[] }}
 */
function blocksOf({ width, height, data }) {
  const columns = Math.ceil(width / BLOCK);
  const rows = Math.ceil(height / BLOCK);
  const sums = Array.from({ length: columns * rows }, () => [0, 0, 0, 0]);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const sum = sums[Math.floor(y / BLOCK) * columns + Math.floor(x / BLOCK)] ?? [];
      for (let channel = 0; channel < CHANNELS; channel += 1) {
        sum[channel] = (sum[channel] ?? 0) + (data[(y * width + x) * CHANNELS + channel] ?? 0);
      }
      sum[CHANNELS] = (sum[CHANNELS] ?? 0) + 1;
    }
  }
  return { columns, rows, means: sums.map((sum) => sum.slice(0, CHANNELS).map((of) => of / (sum[CHANNELS] ?? 1))) };
}

/**
 * How much of two pictures looks different: letters of another font a little wider or bolder do not count, since a
 * square is compared with those around the same place, and by its mean.
 *
 * @param {Picture} picture
 * @param {Picture} other
 * @returns {number} from 0 to 1; 1 as well where the sizes differ
 */
export function difference(picture, other) {
  if (picture.width !== other.width || picture.height !== other.height) return 1;
  // What is there no more and what is there now are looked for alike.
  return Math.max(unlike(picture, other), unlike(other, picture));
}

/**
 * The share of a picture's squares to which nothing corresponds around the same place of another.
 *
 * @param {Picture} picture
 * @param {Picture} other of the same size
 */
function unlike(picture, other) {
  const { columns, rows, means } = blocksOf(picture);
  const others = blocksOf(other).means;
  /** @param {readonly number[]} mean @param {number} column @param {number} row */
  const isNear = (mean, column, row) => {
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1) {
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1) {
        const there = others[y * columns + x] ?? [];
        if (mean.every((value, channel) => Math.abs(value - (there[channel] ?? 0)) < VISIBLE)) {
          return true;
        }
      }
    }
    return false;
  };
  const different = means.filter(
    (mean, index) => !isNear(mean, index % columns, Math.floor(index / columns)),
  );
  return different.length / means.length;
}
