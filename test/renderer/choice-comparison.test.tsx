import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { CompareResult } from '../../electron/contract/types.ts';
import type { ProviderDescriptor } from '../../electron/domain/descriptor.ts';
import { LOCALES } from '../../electron/domain/locale.ts';
import { acme, appState, entry } from './support/fixtures.ts';
import { openForm, type Answers } from './support/window.tsx';

const comparable: ProviderDescriptor = {
  ...acme,
  fields: acme.fields.map((field) =>
    field.kind === 'choice'
      ? {
          ...field,
          comparable: true,
          options: [
            {
              value: 'major',
              label: { en: 'Whole units (9 = 9.00)', 'zh-CN': '货币单位（9 = 9.00）' },
            },
            { value: 'minor', label: { en: 'Hundredths', 'zh-CN': '最小单位' } },
          ],
        }
      : field,
  ),
};

const ACCOUNT = '21220030202403071031';

function read(value: string, amount: string) {
  return { value, balances: [entry(ACCOUNT, 'PEN', amount).balance] };
}

const both: CompareResult = {
  ok: true,
  options: [read('major', '250000'), read('minor', '2500.00')],
};

/** The form after “Ask now and compare”, which came to each of the results in turn. */
async function compared(results: readonly CompareResult[], answers: Answers = {}) {
  const left = [...results];
  const opened = await openForm({
    providers: () => [comparable],
    compareChoice: () => left.shift(),
    ...answers,
  });
  await opened.user.click(screen.getByTestId('compare-scale'));
  return opened;
}

const card = (value: string) => screen.getByTestId(`compare-scale-${value}`);
const radio = (value: string) => screen.getByTestId<HTMLInputElement>(`field-scale-${value}`);

describe('a choice that can be compared', () => {
  it.each([
    ['en', 'If “Whole units”', 'If “Hundredths”', 'Which one matches the portal?'],
    ['zh-CN', '若为“货币单位”', '若为“最小单位”', '哪一个与平台后台一致？'],
  ] as const)('shows one balance both ways (%s)', async (locale, major, minor, question) => {
    const { payloadsOf } = await compared([both], { app: () => appState({ locale }) });
    expect(card('major').textContent).toBe(`${major}PEN 250,000.00****1031`);
    expect(card('minor').textContent).toBe(`${minor}PEN 2,500.00****1031`);
    expect(screen.getByRole('group', { name: question })).toBeTruthy();
    // Nothing was chosen before, and asking chooses nothing.
    expect(payloadsOf('compareChoice')).toMatchObject([{ draftId: 'd1', field: 'scale' }]);
    expect([radio('major').checked, radio('minor').checked]).toEqual([false, false]);
  });

  it('is made by clicking the card that matches', async () => {
    const { user } = await compared([both]);
    await user.click(card('minor'));
    expect(radio('minor').checked).toBe(true);
    expect(card('minor').getAttribute('aria-pressed')).toBe('true');
    expect(within(card('minor')).getByText('Chosen')).toBeTruthy();
    await user.click(card('major'));
    expect(radio('major').checked).toBe(true);
    expect(card('minor').getAttribute('aria-pressed')).toBe('false');
  });

  it('forgets what it showed once something else in the form is another', async () => {
    const { user } = await compared([both]);
    await user.type(screen.getByTestId('field-merchantId'), '7');
    expect(screen.queryByTestId('compare-cards')).toBeNull();
  });

  it('is not offered where the answers cannot be compared', async () => {
    await openForm();
    expect(screen.queryByTestId('compare-scale')).toBeNull();
  });

  it('does not ask twice at once', async () => {
    let answer = (_result: CompareResult): void => undefined;
    const { user, payloadsOf } = await compared([], {
      compareChoice: () => new Promise((resolve) => (answer = resolve)),
    });
    await user.click(screen.getByTestId('compare-scale'));
    expect(payloadsOf('compareChoice')).toHaveLength(1);
    answer(both);
    await screen.findByTestId('compare-cards');
  });
});

describe('a comparison that says nothing', () => {
  it.each(LOCALES)('because the options read alike says so (%s)', async (locale) => {
    const alike: CompareResult = { ok: true, options: [read('major', '0'), read('minor', '0.00')] };
    await compared([alike], { app: () => appState({ locale }) });
    expect(screen.getByTestId('compare-alike')).toBeTruthy();
  });

  it('because there is no balance shows no cards', async () => {
    const nothing = ['major', 'minor'].map((value) => ({ value, balances: [] }));
    await compared([{ ok: true, options: nothing }]);
    expect(screen.getByTestId('compare-nothing').textContent).toContain('no balance');
    expect(screen.queryByTestId('compare-cards')).toBeNull();
  });

  it('of one option keeps that from being chosen', async () => {
    const problem = { kind: 'bad-answer' } as const;
    const options = [read('major', '2500.5'), { value: 'minor', balances: [], problem }];
    await compared([{ ok: true, options }]);
    expect(card('minor').textContent).toContain('cannot be read this way');
    expect((card('minor') as HTMLButtonElement).disabled).toBe(true);
    expect(screen.queryByTestId('compare-alike')).toBeNull();
  });

  it('because the provider refused tells why, with advice', async () => {
    const problem = { kind: 'signature', code: '14', providerMessage: 'bad sign' } as const;
    await compared([{ ok: false, problem }]);
    const told = within(screen.getByTestId('compare-failed'));
    expect(told.getByText(/Acme Pay rejected the signature \(14\)/)).toBeTruthy();
    expect(told.getByText(/Check that your private key/)).toBeTruthy();
    expect(told.getByText('bad sign')).toBeTruthy();
  });

  it('because it was too soon says how long to wait, then works', async () => {
    const { user } = await compared([{ ok: false, tooSoonMs: 4_200 }, both]);
    expect(screen.getByTestId('compare-wait').textContent).toContain('5 s');
    await user.click(screen.getByTestId('compare-scale'));
    expect(screen.getByTestId('compare-cards')).toBeTruthy();
  });

  it('because another field is wrong shows that field’s error', async () => {
    const errors = [{ field: 'merchantId', error: 'required' }] as const;
    await compared([{ ok: false, errors }]);
    expect((await screen.findByTestId('error-merchantId')).textContent).toBe('Needed.');
    expect(screen.queryByTestId('compare-cards')).toBeNull();
  });
});
