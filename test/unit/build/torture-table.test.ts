import { expect, test } from 'vitest';
import { asTable, readRows } from '../../../build/commands/torture-table.mjs';

test('the table says of each part whether it held, and of each figure what it was', () => {
  const table = asTable([
    { part: 'kills', stood: true, figures: [{ what: 'kills', value: '200' }, { what: 'lost', value: 'nothing' }] },
    { part: 'week', stood: false, figures: readRows(null) },
    { part: 'faults', stood: null, figures: [{ what: 'faults', value: 'not run: no desktop' }] },
  ]);
  expect(table.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
    ['part', 'held', 'what', 'measured'],
    ['kills', 'yes', 'kills', '200'],
    ['', 'lost', 'nothing'],
    ['week', 'NO', 'figures', 'none: it ended before there were any'],
    ['faults', 'not run', 'faults', 'not run: no desktop'],
  ]);
});

test('figures are read as a test left them', () => {
  expect(readRows('[{"what":"a","value":"b"}]')).toEqual([{ what: 'a', value: 'b' }]);
});
