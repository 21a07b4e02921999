import { setFlagsFromString } from 'node:v8';

/**
 * How V8 lets the room for new objects grow. In the tray what little is made fits into the least, and what it grew to while the
 * app starts it would keep for days; with a window, whose data is made anew with every answer, the least is cleaned out again
 * and again.
 */
export function growNursery(grow: boolean): void {
  setFlagsFromString(`--semi-space-growth-factor=${grow ? 2 : 1}`);
}
