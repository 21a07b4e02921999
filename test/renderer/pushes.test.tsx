import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { connection, entry, NOW } from './support/fixtures.ts';
import { openWindow, withConnections } from './support/window.tsx';

const holding = (id: string, value: string) =>
  connection(id, { label: `Label ${id}`, balances: [entry('A', 'USD', value)] });

const groups = (): readonly (string | undefined)[] =>
  screen.getAllByTestId(/^connection-/).map((group) => group.dataset['testid']);

it('shows what main tells of a connection, keeps the others, and follows their order and number', async () => {
  const [a, b, c] = [holding('a', '1'), holding('b', '2'), holding('c', '3')];
  const { push } = await openWindow(withConnections(a, b));
  push('snapshot', { at: NOW, connections: [a, b] });
  const untouched = screen.getByTestId('connection-b');
  push('snapshot', { at: NOW, connections: [holding('a', '7'), b] });
  expect(screen.getByTestId('connection-a').textContent).toContain('7.00');
  expect(screen.getByTestId('connection-b')).toBe(untouched);
  expect(untouched.textContent).toContain('2.00');
  push('snapshot', { at: NOW, connections: [c, b] });
  expect(groups()).toEqual(['connection-c', 'connection-b']);
  expect(screen.getByTestId('connection-c').textContent).toContain('3.00');
});
