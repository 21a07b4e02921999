/**
 * What came of one part. `stood`: whether everything held; null when it was not run.
 *
 * @typedef {object} Result
 * @property {string} part
 * @property {boolean | null} stood
 * @property {readonly Figure[]} figures
 *
 * @typedef {object} Figure
 * @property {string} what
 * @property {string} value
 */

/**
 * @param {string | null} text what a test left; null when it left nothing
 * @returns {Figure[]}
 */
export function readRows(text) {
  return text === null ? [{ what: 'figures', value: 'none: it ended before there were any' }] : JSON.parse(text);
}

/** @param {readonly Result[]} results */
export function asTable(results) {
  const rows = results.flatMap(({ part, stood, figures }) =>
    figures.map(({ what, value }, n) => [n === 0 ? part : '', n === 0 ? words(stood) : '', what, value]),
  );
  const table = [['part', 'held', 'what', 'measured'], ...rows];
  const widths = [0, 1, 2].map((n) => Math.max(...table.map((row) => row[n]?.length ?? 0)));
  return table
    .map((row) => row.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join('  ').trimEnd())
    .join('\n');
}

/** @param {boolean | null} stood */
function words(stood) {
  if (stood === null) return 'not run';
  return stood ? 'yes' : 'NO';
}
