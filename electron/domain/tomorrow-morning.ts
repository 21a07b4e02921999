/** Eight in the morning of the next day, when people are back, in the computer's time zone. @param now epoch ms */
export function tomorrowMorning(now: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1, 8).getTime();
}
