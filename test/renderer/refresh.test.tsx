import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { RefreshOutcome } from '../../electron/contract/types.ts';
import { connection, NOW } from './support/fixtures.ts';
import { openWindow, withConnections } from './support/window.tsx';

const outcomes: readonly RefreshOutcome[] = [
  { connectionId: 'good', outcome: 'ok' },
  { connectionId: 'bad', outcome: 'failed', problem: { kind: 'http-status', code: '503' } },
  { connectionId: 'soon', outcome: 'too-soon', waitMs: 6_400 },
];
const connections = [connection('good'), connection('bad'), connection('soon')];

describe('a refresh by hand', () => {
  it('says for every connection what came of it', async () => {
    const { user, payloadsOf } = await openWindow({
      ...withConnections(...connections),
      refresh: () => outcomes,
    });
    await user.click(screen.getByTestId('refresh'));
    expect(payloadsOf('refresh')).toEqual([{ connectionId: null }]);
    const lines = within(await screen.findByTestId('refresh-result')).getAllByRole('listitem');
    expect(lines.map((line) => line.textContent)).toEqual([
      'Connection good Refreshed',
      'Connection bad Acme Pay answered with an error of its server (503).',
      'Connection soon Not sent: the last request was moments ago. Wait 7 seconds.',
    ]);
  });

  it('can ask one connection alone', async () => {
    const { user, payloadsOf } = await openWindow({
      ...withConnections(...connections),
      refresh: () => [outcomes[0]!],
    });
    await user.click(screen.getByTestId('refresh-good'));
    await screen.findByTestId('refresh-result');
    expect(payloadsOf('refresh')).toEqual([{ connectionId: 'good' }]);
  });

  it('shows its progress and cannot be asked for twice', async () => {
    const { push } = await openWindow(withConnections(...connections));
    push('snapshot', { at: NOW, connections: [connection('good', { refreshing: true })] });
    const button = screen.getByTestId<HTMLButtonElement>('refresh');
    expect(button.disabled).toBe(true);
    expect(button.textContent).toBe('Refreshing…');
    expect(screen.getByTestId('group-times').textContent).toContain('Refreshing…');
    push('snapshot', { at: NOW, connections: [connection('good')] });
    expect(button.disabled).toBe(false);
  });

  it('that main refuses is shown as an error', async () => {
    const { user } = await openWindow(withConnections(...connections));
    await user.click(screen.getByTestId('refresh'));
    expect((await screen.findByRole('alert')).textContent).toContain('(internal)');
    expect(screen.queryByTestId('refresh-result')).toBeNull();
  });
});
