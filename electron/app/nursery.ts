/**
 * How V8 lets the room for new objects grow. In the tray what little is made fits into the least, and what it grew to while the
 * app starts, 14 MB, it would keep for days; with a window, whose data is made anew with every answer, the least is cleaned out again
 * and again.
 *
 * Not imported above: that would have to be waited for before the tray.
 */
export function growNursery(grow: boolean): void {
  process.getBuiltinModule('node:v8').setFlagsFromString(`--semi-space-growth-factor=${grow ? 2 : 1}`);
}
