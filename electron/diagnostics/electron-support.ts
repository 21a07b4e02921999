/**
 * When a major version of Electron got its last fix, or will: the day on which the third one after it came out, as Electron
 * itself announced it. A version that is not here was still supported, without a date, when this was written.
 */
const FIXES_UNTIL: Readonly<Record<number, string>> = {
  33: '2025-04-29',
};

/** @param version such as `45.4.1` @returns epoch ms; `null` where it is not known */
export function fixesUntil(version: string): number | null {
  const day = FIXES_UNTIL[Number(version.split('.')[0])];
  return day === undefined ? null : Date.parse(`${day}T00:00:00Z`);
}
