import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Authorization } from '../../electron/domain/authorization.ts';
import { LOCALES } from '../../electron/domain/locale.ts';
import type { ConnectionSnapshot } from '../../electron/domain/snapshot.ts';
import { wordsOf } from '../../renderer/i18n/words.ts';
import { NOW, appState, connection, draft, entry } from './support/fixtures.ts';
import { openWindow, withConnections, type Answers } from './support/window.tsx';

const DAY = 24 * 60 * 60_000;

async function open(
  authorization: Partial<Authorization>,
  change: Partial<ConnectionSnapshot> = {},
  answers: Answers = {},
) {
  return openWindow({
    ...withConnections(
      connection('c', {
        label: 'Harbour',
        balances: [entry('1', 'PEN', '8230')],
        authorization: { renewable: true, ...authorization },
        ...change,
      }),
    ),
    ...answers,
  });
}

const items = () =>
  screen.queryAllByTestId('problem').filter(({ dataset }) => dataset['kind'] === 'authorization');
const said = () => items().map(({ textContent }) => textContent);
const chip = () => within(items()[0]!).getByTestId('chip').dataset['state'];

describe('an authorisation that comes to its end', () => {
  it.each([
    [14 * DAY, 'ends in 14 days'],
    [DAY, 'ends in 1 day.'],
    [DAY - 1, 'ends within a day'],
  ])('is told of %s ms before', async (left, words) => {
    await open({ endsAt: NOW + left });
    expect(said()).toEqual([expect.stringContaining(words)]);
    expect(said()[0]).toMatch(/Harbour.*Paste a new authorisation code before then/);
    expect(chip()).toBe('soon');
  });

  it.each([{ endsAt: NOW + 14 * DAY + 1 }, {}])(
    'is not told of earlier, or where nobody knows: %j',
    async (authorization) => {
      await open(authorization);
      expect(items()).toEqual([]);
    },
  );

  it.each(LOCALES)('is said in a louder way once it is over (%s)', async (locale) => {
    await open({ endsAt: NOW }, {}, { app: () => appState({ locale }) });
    expect(said()[0]).toContain(wordsOf(locale).t('authorization.over'));
    expect(chip()).toBe('needs-you');
  });

  it('does not make the whole look worse', async () => {
    await open({ endsAt: NOW + DAY });
    expect(screen.getByTestId('header').dataset['state']).toBe('fine');
    expect(screen.getByTestId('header-summary').textContent).toContain('1 needs attention');
  });

  it('leads to the form, where a new code is pasted', async () => {
    const { user, payloadsOf } = await open(
      { endsAt: NOW + DAY },
      {},
      { openDraft: () => draft({ connectionId: 'c' }) },
    );
    await user.click(within(items()[0]!).getByRole('button'));
    expect(payloadsOf('openDraft')).toEqual([{ connectionId: 'c' }]);
    expect(await screen.findByTestId('connection-form')).toBeTruthy();
  });

  it('of a disabled connection is nobody’s concern', async () => {
    await open({ endsAt: NOW }, { enabled: false });
    expect(items()).toEqual([]);
  });
});

describe('an authorisation that cannot be renewed', () => {
  it('is told of while everything still works', async () => {
    await open({ renewalProblem: { kind: 'credentials', code: 'OAUTH_FAIL' } });
    expect(said()).toEqual([expect.stringMatching(/could not be renewed.*OAUTH_FAIL/)]);
  });

  it('for a passing reason is not: it is tried again', async () => {
    await open({ renewalProblem: { kind: 'timeout' } });
    expect(items()).toEqual([]);
  });

  it('is told of once, where the connection has the same to say', async () => {
    const problem = { kind: 'credentials', code: 'OAUTH_FAIL' } as const;
    await open({ renewalProblem: problem }, { condition: 'needs-you', problem });
    expect(items()).toEqual([]);
    expect(screen.getAllByTestId('problem')).toHaveLength(1);
  });
});

it('renewed tokens that the keychain does not have are told of', async () => {
  await open({ unsaved: true });
  expect(said()[0]).toMatch(/leave Plimsoll running/);
});
