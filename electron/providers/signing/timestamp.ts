/** ISO 8601 to the second with a numeric offset, always UTC: `2019-04-04T04:08:56+00:00`. */
export function isoSecondsWithOffset(date: Date): string {
  return `${date.toISOString().slice(0, 19)}+00:00`;
}
