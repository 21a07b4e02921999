import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RefreshOutcome } from '../../electron/contract/types.ts';
import { connection, NOW } from './support/fixtures.ts';
import { openWindow, withConnections } from './support/window.tsx';

const outcomes: readonly RefreshOutcome[] = [
  { connectionId: 'good', outcome: 'ok' },
  { connectionId: 'bad', outcome: 'failed', problem: { kind: 'http-status', code: '503' } },
  { connectionId: 'soon', outcome: 'too-soon', waitMs: 6_400 },
];
const connections = [connection('good'), connection('bad'), connection('soon')];

afterEach(() => void vi.useRealTimers());

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
      'Connection soon Asked a moment ago. Try again in 7 s.',
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
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(button.textContent).toBe('Refreshing…');
    expect(screen.getByTestId('group-times').textContent).toContain('Refreshing…');
    push('snapshot', { at: NOW, connections: [connection('good')] });
    expect(button.getAttribute('aria-disabled')).toBe('false');
  });

  it('that came too soon is one line for all connections', async () => {
    const { user } = await openWindow({
      ...withConnections(...connections),
      refresh: () => [
        { connectionId: 'good', outcome: 'too-soon', waitMs: 1_200 },
        { connectionId: 'bad', outcome: 'too-soon', waitMs: 2_600 },
      ],
    });
    await user.click(screen.getByTestId('refresh'));
    const lines = within(await screen.findByTestId('refresh-result')).getAllByRole('listitem');
    expect(lines.map((line) => line.textContent)).toEqual([
      'Asked a moment ago. Try again in 3 s.',
    ]);
  });

  it('does not repeat what the attention list says', async () => {
    const problem = { kind: 'http-status', code: '503' } as const;
    const { user } = await openWindow({
      ...withConnections(connection('bad', { condition: 'unknown', problem })),
      refresh: () => [outcomes[1]!],
    });
    await user.click(screen.getByTestId('refresh'));
    expect((await screen.findByTestId('refresh-result')).textContent).toBe(
      'Connection bad Not refreshed; the reason stands below.',
    );
    await user.click(screen.getByTestId('nav-settings'));
    await user.click(screen.getByTestId('refresh'));
    expect((await screen.findByTestId('refresh-result')).textContent).toContain('(503)');
  });

  it('leaves a notice that goes away by itself, faults and all', async () => {
    await openWindow({ ...withConnections(...connections), refresh: () => outcomes });
    vi.useFakeTimers();
    fireEvent.click(screen.getByTestId('refresh'));
    // The notice counts from when it is drawn.
    await act(() => vi.advanceTimersByTimeAsync(0));
    await act(() => vi.advanceTimersByTimeAsync(9_000));
    expect(screen.getByTestId('refresh-result')).toBeTruthy();
    await act(() => vi.advanceTimersByTimeAsync(1_000));
    expect(screen.queryByTestId('refresh-result')).toBeNull();
  });

  it('leaves a notice that goes away with the page and with the next refresh', async () => {
    let answer: readonly RefreshOutcome[] | undefined = outcomes;
    const { user } = await openWindow({
      ...withConnections(...connections),
      refresh: () => answer,
    });
    await user.click(screen.getByTestId('refresh'));
    await screen.findByTestId('refresh-result');
    await user.click(screen.getByTestId('nav-settings'));
    expect(screen.queryByTestId('refresh-result')).toBeNull();
    await user.click(screen.getByTestId('refresh'));
    await screen.findByTestId('refresh-result');
    answer = undefined;
    await user.click(screen.getByTestId('refresh'));
    expect(screen.queryByTestId('refresh-result')).toBeNull();
  });

  it('that main refuses is shown as an error', async () => {
    const { user } = await openWindow(withConnections(...connections));
    await user.click(screen.getByTestId('refresh'));
    expect((await screen.findByRole('alert')).textContent).toContain('(internal)');
    expect(screen.queryByTestId('refresh-result')).toBeNull();
  });
});
