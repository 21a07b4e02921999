/** Where something stands in a JSON file: names and indexes from the top. */
export type Place = readonly (string | number)[];

/** No name of ours is longer; a longer one may be a secret that was put in the wrong place. */
const MAX_NAME = 64;

/** A place as text that can be a key. */
export function keyOf(place: Place): string {
  return JSON.stringify(place);
}

/** As a person reads it: `connections[2].lines[0].warn`; empty for the file as a whole. */
export function placeText(place: Place): string {
  return place.map((step, index) => stepText(step, index === 0)).join('');
}

function stepText(step: string | number, isFirst: boolean): string {
  if (typeof step === 'number') return `[${step}]`;
  if (step.length > MAX_NAME) return '["…"]';
  if (/^[A-Za-z_]\w*$/.test(step)) return isFirst ? step : `.${step}`;
  return `[${JSON.stringify(step.replace(/[\p{Cc}\p{Cf}]/gu, ' '))}]`;
}
