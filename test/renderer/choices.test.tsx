import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Field, ProviderDescriptor } from '../../electron/domain/descriptor.ts';
import { acme } from './support/fixtures.ts';
import { openForm } from './support/window.tsx';

const same = (text: string) => ({ en: text, 'zh-CN': text });
const base = { label: same('Kinds'), help: same(''), required: false };
const option = (value: string) => ({ value, label: same(value) });

function provider(...fields: readonly Field[]): ProviderDescriptor {
  return { ...acme, fields };
}

const kinds: Field = {
  ...base,
  kind: 'choices',
  id: 'kinds',
  options: [option('A'), option('B'), option('C')],
};
const when = { field: 'kinds', is: ['B'] };
const forB: Field = { ...base, kind: 'text', id: 'forB', maxLength: 9, when };

const box = (value: string) => screen.getByTestId(`field-kinds-${value}`) as HTMLInputElement;

describe('a field with any number of choices', () => {
  it('sends them in the order of the options, however they were ticked', async () => {
    const { user, payloadsOf } = await openForm({
      providers: () => [provider(kinds, forB)],
      testDraft: () => ({ ok: true, steps: [], inquiries: [] }),
    });
    for (const value of ['C', 'B', 'A', 'C']) await user.click(box(value));
    expect([box('A').checked, box('B').checked, box('C').checked]).toEqual([true, true, false]);
    await user.click(screen.getByTestId('test-connection'));
    expect(payloadsOf('testDraft')).toMatchObject([{ values: { values: { kinds: 'A,B' } } }]);
  });

  it('brings the field along that one of them asks for', async () => {
    const { user } = await openForm({ providers: () => [provider(kinds, forB)] });
    await user.click(box('A'));
    expect(screen.queryByTestId('field-forB')).toBeNull();
    await user.click(box('B'));
    expect(screen.getByTestId('field-forB')).toBeTruthy();
  });

  it('says that it needs at least one', async () => {
    const { user } = await openForm({
      providers: () => [provider({ ...kinds, required: true })],
      saveDraft: () => ({ ok: false, errors: [{ field: 'kinds', error: 'required' }] }),
    });
    await user.click(screen.getByTestId('save'));
    expect(screen.getByTestId('error-kinds').textContent).toBe('Needed.');
    expect(document.activeElement).toBe(box('A'));
  });
});

it.each([
  kinds,
  forB,
  { ...base, kind: 'choice', id: 'one', options: [option('A')] },
  { ...base, kind: 'public-key', id: 'theirKey' },
  { ...base, kind: 'secret-text', id: 'word', maxLength: 9 },
  { ...base, kind: 'accounts', id: 'numbers', maxLength: 9 },
] satisfies readonly Field[])('any field can be folded away: $kind', async (field) => {
  const { when: _always, ...plain } = field as Field;
  const folded = { ...plain, advanced: true } as Field;
  await openForm({ providers: () => [provider(folded)] });
  const inside = screen.getByTestId('advanced').textContent;
  expect(inside).toContain('Kinds');
  expect(screen.getAllByText('Kinds')).toHaveLength(1);
});
