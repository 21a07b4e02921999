import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ChooseSetupResult, SetupSummary } from '../../electron/contract/setup-types.ts';
import { appState, connection } from './support/fixtures.ts';
import { NOT_SAVED, openWindow, withConnections, type Answers } from './support/window.tsx';

const unchanged = { files: [], missing: [], keptTokens: false } as const;
const nothing: SetupSummary = { connections: [], alerts: false, preferences: false, calendar: false };
const chosen = (summary: Partial<SetupSummary>): ChooseSetupResult => ({
  ok: true,
  setupId: 's1',
  file: 'team.json',
  summary: { ...nothing, ...summary },
});

async function open(choose: ChooseSetupResult, answers: Answers = {}) {
  const opened = await openWindow({
    ...withConnections(connection('c')),
    chooseSetup: () => choose,
    discardSetup: () => null,
    ...answers,
  });
  await opened.user.click(screen.getByTestId('nav-connections'));
  await opened.user.click(await screen.findByTestId('import-setup'));
  return opened;
}

describe('importing a set-up', () => {
  const changes = chosen({
    connections: [
      { ...unchanged, label: 'Peru', change: 'added', address: 'https://elsewhere.test', files: ['/k/key.pem'] },
      { ...unchanged, label: 'Mexico', change: 'changed', missing: ['Private key', 'Merchant secret'], keptTokens: true },
      { ...unchanged, label: 'Quiet', change: 'same' },
    ],
    alerts: true,
  });

  it('shows first what would change, where calls would go and what would be read', async () => {
    const { payloadsOf } = await open(changes);
    const review = within(screen.getByTestId('setup-review'));
    expect(review.getAllByTestId('setup-change').map(({ textContent }) => textContent)).toEqual([
      'PeruNewCalls go to https://elsewhere.testReads /k/key.pem',
      'MexicoChangedTo be entered afterwards: Private key, Merchant secretKeeps its tokens: they were renewed since',
      'QuietAs it is',
    ]);
    expect(review.getByText('Alert settings')).toBeTruthy();
    expect(review.queryByText('Working days')).toBeNull();
    expect(payloadsOf('importSetup')).toEqual([]);
  });

  it('does it once somebody agrees, and says what was done', async () => {
    const { user, payloadsOf } = await open(changes, {
      importSetup: () => ({ ok: true, summary: changes.ok ? changes.summary : nothing }),
    });
    await user.click(screen.getByTestId('confirm-setup'));
    expect(payloadsOf('importSetup')).toEqual([{ setupId: 's1' }]);
    expect(payloadsOf('discardSetup')).toEqual([]);
    expect(screen.queryByTestId('setup-review')).toBeNull();
    expect((await screen.findByTestId('toast')).textContent).toContain(
      '1 connection added. 1 connection changed. Settings changed.',
    );
  });

  it('forgets what was read when somebody changes their mind', async () => {
    const { user, payloadsOf } = await open(changes);
    await user.click(screen.getByTestId('close-setup'));
    expect(payloadsOf('discardSetup')).toEqual([{ setupId: 's1' }]);
    expect(payloadsOf('importSetup')).toEqual([]);
    expect(screen.queryByTestId('setup-review')).toBeNull();
  });

  it('has nothing to agree to where all is as the file says', async () => {
    await open(chosen({ connections: [{ ...unchanged, label: 'Quiet', change: 'same' }] }));
    expect(screen.getByTestId('setup-review').textContent).toContain('Everything is as team.json says');
    expect(screen.queryByTestId('confirm-setup')).toBeNull();
  });

  it('lists all that is wrong, each with its place', async () => {
    await open({
      ok: false,
      file: 'team.json',
      problems: [
        { place: 'connections[0].label', line: 4, column: 9, text: 'A value is needed here.' },
        { place: '', line: 9, column: 1, text: 'This is no JSON from here on.' },
      ],
    });
    const dialog = screen.getByTestId('setup-refused');
    expect(within(dialog).getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'connections[0].label · line 4, column 9A value is needed here.',
      'line 9, column 1This is no JSON from here on.',
    ]);
  });

  it('says why when what was agreed to could not be done', async () => {
    const { user } = await open(changes, {
      importSetup: () => ({ ok: false, keychain: 'locked' }),
    });
    await user.click(screen.getByTestId('confirm-setup'));
    expect((await screen.findByTestId('setup-refused')).textContent).toContain('The keyring is locked');
  });

  it('says that nothing was changed where the settings cannot be written', async () => {
    const { user, push } = await open(changes, { importSetup: () => NOT_SAVED });
    await user.click(screen.getByTestId('confirm-setup'));
    expect((await screen.findByTestId('toast')).textContent).toContain('cannot be saved now, so nothing was changed');
    push('appState', appState({ locale: 'zh-CN' }));
    await user.click(screen.getByTestId('import-setup'));
    await user.click(screen.getByTestId('confirm-setup'));
    expect(await screen.findByText(/设置暂时无法保存，因此未作任何更改/)).toBeTruthy();
  });

  it('is silent when no file was chosen, and says so when it cannot be read', async () => {
    await open({ ok: false, error: 'cancelled' });
    expect(screen.queryByTestId('toast')).toBeNull();
  });

  it('says so when the file cannot be read', async () => {
    await open({ ok: false, error: 'unreadable' });
    expect((await screen.findByTestId('toast')).textContent).toContain('could not be read');
  });
});

describe('exporting a set-up', () => {
  it('says where it went, and that it holds no secret', async () => {
    const { user } = await openWindow({
      ...withConnections(connection('c')),
      exportSetup: () => ({ ok: true, file: 'plimsoll-setup.json' }),
    });
    await user.click(screen.getByTestId('nav-connections'));
    await user.click(await screen.findByTestId('export-setup'));
    expect((await screen.findByTestId('toast')).textContent).toContain(
      'Written to plimsoll-setup.json. It holds no secret.',
    );
  });

  it('is not offered where there is nothing to export', async () => {
    const { user } = await openWindow({ ...withConnections() });
    await user.click(screen.getByTestId('nav-connections'));
    expect(await screen.findByTestId('export-setup')).toHaveProperty('disabled', true);
  });
});

it('a company named by an import stands in the window, and survives its next change', async () => {
  const { push, user, payloadsOf } = await openWindow({
    ...withConnections(connection('c')),
    setView: () => null,
  });
  await user.click(await screen.findByTestId('menu-c'));
  push('entities', { c: 'Andes S.A.C.' });
  expect(screen.getByTestId('entity-c')).toHaveProperty('value', 'Andes S.A.C.');
  expect(payloadsOf('setView').at(-1)).toMatchObject({ entities: { c: 'Andes S.A.C.' } });
});
