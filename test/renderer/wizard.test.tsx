import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { TestStep } from '../../electron/contract/test-types.ts';
import type { TestedInquiry, TestResult } from '../../electron/contract/types.ts';
import { appState, connection, entry, NOW } from './support/fixtures.ts';
import { openForm, type Answers } from './support/window.tsx';

const OUT = entry('21220030202403071031', 'PEN', '8230');
const IN = entry('21220030202403071030', 'PEN', '90');

const read: TestedInquiry = { kind: 'balances', count: 1, balances: [OUT.balance] };
const passed: readonly TestStep[] = [
  { step: 'reach', state: 'done' },
  { step: 'tls', state: 'done' },
  { step: 'sign', state: 'done' },
  { step: 'answer', state: 'done' },
  { step: 'verify', state: 'key-missing' },
  { step: 'parse', state: 'done' },
];
const refused: readonly TestStep[] = [
  { step: 'reach', state: 'done' },
  { step: 'tls', state: 'in-clear' },
  { step: 'sign', state: 'failed', problem: { kind: 'signature', code: 'INVALID_SIGNATURE' } },
  { step: 'answer', state: 'not-reached' },
  { step: 'verify', state: 'not-reached' },
  { step: 'parse', state: 'not-reached' },
];

function worked(steps = passed): TestResult {
  return { ok: true, steps, inquiries: [read] };
}

const fresh = connection('new', { label: 'Peru', balances: [OUT, IN] });

/** A form whose test works and whose connection is there once it is saved. */
async function savedAfterTest(answers: Answers = {}) {
  const opened = await openForm({
    testDraft: () => worked(),
    saveDraft: () => ({ ok: true, connectionId: 'new' }),
    ...answers,
  });
  await opened.user.click(screen.getByTestId('test-connection'));
  await screen.findByTestId('test-result');
  await opened.user.click(screen.getByTestId('save'));
  await screen.findByTestId('first-lines');
  return opened;
}

describe('the test of a new connection', () => {
  it('tells each step in its order, with its own state', async () => {
    const { user } = await openForm({ testDraft: () => worked() });
    await user.click(screen.getByTestId('test-connection'));
    const steps = within(await screen.findByTestId('test-result')).getAllByTestId(/^step-/);
    expect(steps.map(({ dataset }) => `${dataset['testid']} ${dataset['state']}`)).toEqual([
      'step-reach done',
      'step-tls done',
      'step-sign done',
      'step-answer done',
      'step-verify key-missing',
      'step-parse done',
    ]);
    expect(screen.getByTestId('step-verify').textContent).toContain('not verified');
  });

  it.each([
    ['en', 'Acme Pay rejected the signature (INVALID_SIGNATURE).', 'Not reached'],
    ['zh-CN', '艾克支付签名校验未通过（INVALID_SIGNATURE）。', '未到此步'],
  ] as const)('says where it failed and why, and what came no further (%s)', async (locale, why, not) => {
    const { user } = await openForm({
      app: () => appState({ locale }),
      testDraft: () => worked(refused),
    });
    await user.click(screen.getByTestId('test-connection'));
    await screen.findByTestId('test-result');
    expect(screen.getByTestId('step-sign').textContent).toContain(why);
    expect(screen.getByTestId('step-answer').textContent).toContain(not);
  });

  it('claims nothing while it runs', async () => {
    const { user } = await openForm({ testDraft: () => new Promise(() => undefined) });
    await user.click(screen.getByTestId('test-connection'));
    const steps = screen.getAllByTestId(/^step-/);
    expect(new Set(steps.map(({ dataset }) => dataset['state']))).toEqual(new Set(['running']));
  });
});

describe('where somebody is in adding a connection', () => {
  it('follows what is filled in', async () => {
    const { user } = await openForm({
      generateKey: () => ({ ok: true, secret: { kept: 'draft' } }),
      pasteSecret: () => ({ ok: true, secret: { kept: 'draft' } }),
      testDraft: () => worked(),
    });
    const current = () =>
      screen.getByTestId('wizard').querySelector<HTMLElement>('[aria-current="step"]')?.dataset['part'];
    expect(current()).toBe('environment');
    await user.type(screen.getByTestId('field-label'), 'Peru');
    expect(current()).toBe('ids');
    await user.type(screen.getByTestId('field-merchantId'), 'm-1');
    await user.click(screen.getByTestId('field-scale-major'));
    await user.click(screen.getByTestId('add-pay-out-accounts'));
    expect(current()).toBe('keys');
    await user.click(screen.getByTestId('paste-privateKey'));
    await user.click(screen.getByTestId('paste-merchantSecret'));
    expect(current()).toBe('test');
    await user.click(screen.getByTestId('test-connection'));
    await screen.findByTestId('test-result');
    expect(current()).toBe('lines');
  });
});

describe('the lines of a new connection', () => {
  it('are asked for the balances that were read, and can be skipped', async () => {
    const { user, push, payloadsOf } = await savedAfterTest();
    push('snapshot', { at: NOW, connections: [connection('new', { label: 'Peru', condition: 'unread', refreshing: true })] });
    expect(screen.getByTestId('first-lines').textContent).toContain('Reading the balances…');
    push('snapshot', { at: NOW, connections: [fresh] });
    expect(screen.getAllByTestId('first-line')).toHaveLength(2);
    await user.click(screen.getByTestId('skip-lines'));
    expect(screen.getByTestId('nav-overview').getAttribute('aria-current')).toBe('page');
    expect(payloadsOf('setLine')).toEqual([]);
  });

  it('are saved where something was typed, and only there', async () => {
    const { user, push, payloadsOf } = await savedAfterTest({ setLine: () => ({ ok: true }) });
    push('snapshot', { at: NOW, connections: [fresh] });
    const [first] = screen.getAllByTestId('first-line');
    await user.type(within(first!).getByTestId('line-warn'), '5,000');
    await user.click(screen.getByTestId('finish-lines'));
    expect(payloadsOf('setLine')).toEqual([
      { connectionId: 'new', key: OUT.key, warn: '5,000', critical: null, upper: null },
    ]);
    expect(screen.queryByTestId('first-lines')).toBeNull();
    expect(screen.getByTestId('toast').textContent).toContain('Lines saved for 1 balance');
  });

  it('stay with what is wrong in sight and the keyboard at it', async () => {
    const { user, push } = await savedAfterTest({
      setLine: ({ key }) =>
        key === IN.key ? { ok: false, error: 'critical-above-warn' } : { ok: true },
    });
    push('snapshot', { at: NOW, connections: [fresh] });
    const [first, second] = screen.getAllByTestId('first-line');
    await user.type(within(first!).getByTestId('line-warn'), '5');
    await user.type(within(second!).getByTestId('line-critical'), '9');
    await user.click(screen.getByTestId('finish-lines'));
    expect(second!.textContent).toContain('The critical line cannot lie above the warn line.');
    expect(second!.contains(document.activeElement)).toBe(true);
    expect(first!.textContent).not.toContain('cannot');
  });

  it('are not asked for when nothing was tested', async () => {
    const { user } = await openForm({ saveDraft: () => ({ ok: true, connectionId: 'new' }) });
    await user.click(screen.getByTestId('save'));
    expect(screen.queryByTestId('first-lines')).toBeNull();
    expect(screen.getByTestId('nav-overview').getAttribute('aria-current')).toBe('page');
  });
});
