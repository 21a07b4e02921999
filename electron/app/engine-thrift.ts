/**
 * In the tray little is done, and that seldom. New objects fit into the least room, and the room they took while the app started,
 * 14 MB, is not kept for days. What runs once in minutes is not translated for speed. And what only the start ran is forgotten with
 * the first two times that memory is cleaned up, half a minute later, not with the sixth, which takes hours; it is translated anew
 * should it run again. Newer engines do not count these times but seconds (`old-time`), and the older ones do not read that.
 */
const WITHOUT_WINDOW = [
  '--semi-space-growth-factor=1',
  '--no-sparkplug',
  '--flush-baseline-code',
  '--bytecode-old-age=1',
  '--bytecode-old-time=1',
];

/** V8's own choice. A window's data is made anew with every answer: the least room would be cleaned out again and again. */
const WITH_WINDOW = [
  '--semi-space-growth-factor=2',
  '--sparkplug',
  '--no-flush-baseline-code',
  '--bytecode-old-age=6',
  '--bytecode-old-time=180',
];

/** What V8 spends memory on from now on, on the main side. Not imported above: that would have to be waited for before the tray. */
export function spareMemory(spare: boolean): void {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  for (const flag of spare ? WITHOUT_WINDOW : WITH_WINDOW) setFlagsFromString(flag);
}
