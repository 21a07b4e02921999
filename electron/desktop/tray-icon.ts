import { nativeImage, type NativeImage } from 'electron';
import type { OverallState } from '../domain/snapshot.ts';
import { drawIcon } from './icon-drawing.ts';

const cache = new Map<OverallState, NativeImage>();

/** macOS and Windows pick the sharpest representation; Linux hosts take one picture and scale it down. */
const SCALES = process.platform === 'linux' ? [2] : [1, 2];
const POINTS = process.platform === 'darwin' ? 18 : 16;

/** The Plimsoll mark for a state: each has a shape of its own, so colour is never all there is. */
export function trayIcon(state: OverallState): NativeImage {
  let icon = cache.get(state);
  if (icon !== undefined) return icon;
  icon = nativeImage.createEmpty();
  for (const scaleFactor of SCALES) {
    const size = POINTS * scaleFactor;
    const buffer = drawIcon(state, size, process.platform === 'darwin');
    icon.addRepresentation({
      scaleFactor: SCALES.length === 1 ? 1 : scaleFactor,
      width: size,
      height: size,
      buffer: encode(buffer, size),
    });
  }
  if (process.platform === 'darwin') icon.setTemplateImage(true);
  cache.set(state, icon);
  return icon;
}

function encode(bgra: Buffer, size: number): Buffer {
  return nativeImage.createFromBitmap(bgra, { width: size, height: size }).toPNG();
}
