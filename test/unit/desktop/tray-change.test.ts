import { expect, it } from 'vitest';
import { changeOfItems, changeOfText } from '../../../electron/desktop/tray-change.ts';
import { action, separator, submenu, text, type TrayItem } from '../../../electron/desktop/tray-items.ts';

const menu = (...inner: TrayItem[]): TrayItem[] => [
  text('WorldFirst · 14:05'),
  separator,
  submenu('USD 1.00', [action('Copy', { do: 'copy-amount', connectionId: 'a', key: 'k' }), ...inner]),
];

it('two menus that say and do the same are the same', () => {
  expect(changeOfItems(menu(text('x')), menu(text('x')))).toBe('none');
});

it.each<[string, readonly TrayItem[]]>([
  ['on the first level', [text('WorldFirst · 14:06'), ...menu(text('as of 9:00, read 14:05')).slice(1)]],
  ['below', menu(text('as of 9:00, read 14:06'))],
])('a later time of day %s is told from any other change', (_where, after) => {
  expect(changeOfItems(menu(text('as of 9:00, read 14:05')), after)).toBe('times');
});

it.each<[string, readonly TrayItem[]]>([
  ['a word', menu(text('y'))],
  ['a word beside a time', [text('WorldFirst · Low · 14:06'), ...menu(text('x')).slice(1)]],
  ['an entry more', menu(text('x'), text('x'))],
  ['an entry less', menu()],
  ['another kind of entry', menu(action('x', { do: 'open' }))],
  ['a line in place of an entry', menu(separator)],
])('%s is a change', (_what, after) => {
  expect(changeOfItems(menu(text('x')), after)).toBe('more');
});

it.each<[string, TrayItem]>([
  ['what can be clicked', action('x', { do: 'pause', term: 'hour' }, false)],
  ['what a click does', action('x', { do: 'settings' })],
  ['how it does it', action('x', { do: 'pause', term: null })],
  ['what it is about', action('x', { do: 'show', connectionId: 'a', key: 'b' })],
])('%s is a change, though it reads the same', (_what, after) => {
  expect(changeOfItems([action('x', { do: 'pause', term: 'hour' })], [after])).toBe('more');
});

it('of a text, times of day are told from the rest as well', () => {
  expect(changeOfText('paused until 15:05', 'paused until 15:05')).toBe('none');
  expect(changeOfText('paused until 15:05', 'paused until 16:05')).toBe('times');
  expect(changeOfText('paused until 15:05', 'All checks paused')).toBe('more');
});
