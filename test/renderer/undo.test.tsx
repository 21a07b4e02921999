import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { connection, entry } from './support/fixtures.ts';
import { openWindow, withConnections } from './support/window.tsx';

const OUT = entry('1031', 'PEN', '8230');
const peru = connection('c', { label: 'Peru', balances: [OUT] });

/** The window right after Peru was disabled. */
async function disabled() {
  const opened = await openWindow({ ...withConnections(peru), setConnectionEnabled: () => null });
  await opened.user.click(screen.getByTestId('nav-connections'));
  await opened.user.click(screen.getByTestId('toggle-c'));
  return opened;
}

describe('what was just done', () => {
  it('is said aloud without taking the focus, and can be undone', async () => {
    const { user, payloadsOf } = await disabled();
    const toast = screen.getByTestId('toast');
    expect(toast.closest('[role="status"]')).not.toBeNull();
    expect(document.activeElement).toBe(screen.getByTestId('toggle-c'));
    await user.click(screen.getByTestId('toast-action'));
    expect(payloadsOf('setConnectionEnabled')).toEqual([
      { connectionId: 'c', enabled: false },
      { connectionId: 'c', enabled: true },
    ]);
    expect(screen.getByTestId('toast').textContent).toContain('Undone');
    expect(screen.queryByTestId('toast-action')).toBeNull();
  });

  it('is undone by Ctrl+Z from wherever the keyboard is, once', async () => {
    const { user, payloadsOf } = await disabled();
    await user.keyboard('{Control>}zz{/Control}');
    expect(payloadsOf('setConnectionEnabled')).toHaveLength(2);
  });

  it('is left alone by Ctrl+Z in a text field', async () => {
    const { user, payloadsOf } = await disabled();
    await user.click(screen.getByTestId('nav-connections'));
    await user.click(screen.getByTestId('add-connection'));
    await user.click(screen.getByTestId('provider-acme'));
    await user.click(await screen.findByTestId('field-label'));
    await user.keyboard('{Control>}z{/Control}');
    expect(payloadsOf('setConnectionEnabled')).toHaveLength(1);
  });

  it('gives the focus back to who came to its button by keyboard', async () => {
    const { user } = await disabled();
    const before = screen.getByTestId('toggle-c');
    act(() => before.focus());
    act(() => screen.getByTestId('toast-action').focus());
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(before);
  });

  it.each(['hour', 'tomorrow', 'for-good'])('a pause (%s) can be undone too', async (term) => {
    const { user, payloadsOf } = await openWindow({
      ...withConnections(peru),
      setPause: () => null,
    });
    await user.click(screen.getByTestId('nav-settings'));
    await user.click(screen.getByTestId(`pause-${term}`));
    await user.click(screen.getByTestId('toast-action'));
    expect(payloadsOf('setPause').at(-1)).toEqual({ until: null });
  });

  it('a snooze can be undone', async () => {
    const { user, payloadsOf } = await openWindow({
      ...withConnections(peru),
      snooze: () => null,
    });
    await user.click(screen.getByTestId('balance-row'));
    await user.click(screen.getByTestId('snooze-hour'));
    await user.click(screen.getByTestId('toast-action'));
    expect(payloadsOf('snooze').at(-1)).toEqual({ connectionId: 'c', key: OUT.key, until: null });
  });
});
