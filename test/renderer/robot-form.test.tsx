import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { RobotDraft } from '../../electron/contract/robot-types.ts';
import { kinds, robotDraft, wecom } from './support/robots.ts';
import { openWindow, type Answers } from './support/window.tsx';

async function openForm(change: Partial<RobotDraft> = {}, answers: Answers = {}) {
  const opened = await openWindow({
    getRobots: () => ({ kinds, robots: [], max: 10 }),
    openRobot: () => robotDraft(change),
    pasteRobotAddress: () => ({
      ok: true,
      address: { host: 'oapi.dingtalk.com', tail: 'wxyz' },
    }),
    pasteRobotSecret: () => ({ ok: true }),
    forgetRobotSecret: () => null,
    ...answers,
  });
  await opened.user.click(screen.getByTestId('nav-settings'));
  await opened.user.click(await screen.findByTestId('add-robot'));
  await opened.user.click(await screen.findByTestId('robot-kind-dingtalk'));
  await screen.findByTestId('robot-form');
  return opened;
}

describe('the form of a group', () => {
  it('asks for the kind first', async () => {
    const { payloadsOf } = await openForm();
    expect(payloadsOf('openRobot')).toEqual([{ kind: 'dingtalk' }]);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('New group · DingTalk');
  });

  it('has no field for address or secret: both come by Paste, and only their ends are shown', async () => {
    const { user } = await openForm();
    const typed = screen.getByTestId('robot-form').querySelectorAll('input:not([type=checkbox])');
    expect([...typed].map((input) => input.getAttribute('data-testid'))).toEqual(['robot-label']);
    await user.click(screen.getByTestId('paste-robot-address'));
    expect((await screen.findByTestId('robot-address')).textContent).toContain(
      'oapi.dingtalk.com …wxyz',
    );
    await user.click(screen.getByTestId('paste-robot-secret'));
    expect((await screen.findByTestId('robot-secret')).textContent).toContain('not saved yet');
  });

  it('has no secret where the kind has none', async () => {
    await openForm({ descriptor: wecom });
    expect(screen.queryByTestId('paste-robot-secret')).toBeNull();
  });

  it('says whose address was pasted', async () => {
    const { user } = await openForm(
      {},
      {
        pasteRobotAddress: () => ({ ok: false, error: 'wrong-host', belongsTo: 'wecom' }),
      },
    );
    await user.click(screen.getByTestId('paste-robot-address'));
    expect((await screen.findByTestId('refused-address')).textContent).toBe(
      'This is the address of a robot of WeCom. Add it as that.',
    );
  });

  it('says why a secret is none', async () => {
    const { user } = await openForm(
      {},
      { pasteRobotSecret: () => ({ ok: false, error: 'needs-sec' }) },
    );
    await user.click(screen.getByTestId('paste-robot-secret'));
    expect((await screen.findByTestId('refused-secret')).textContent).toContain('begins with SEC');
  });

  it('sends what was chosen: alerts at first, daily messages with their times, and off', async () => {
    const { user, payloadsOf } = await openForm(
      {},
      { saveRobot: () => ({ ok: true, robotId: 'r1' }) },
    );
    await user.type(screen.getByTestId('robot-label'), 'Finance');
    await user.click(screen.getByTestId('robot-dailySummary'));
    fireEvent.change(screen.getByTestId('robot-dailySummary-time'), { target: { value: '08:15' } });
    await user.selectOptions(screen.getByTestId('robot-language'), 'zh-CN');
    await user.click(screen.getByTestId('save-robot'));
    expect(payloadsOf('saveRobot')).toEqual([
      {
        draftId: 'rd1',
        keep: 'keychain',
        choices: {
          label: 'Finance',
          enabled: false,
          alerts: true,
          dailySummary: '08:15',
          stillWatching: null,
          language: 'zh-CN',
        },
      },
    ]);
    expect((await screen.findByTestId('toast')).textContent).toContain('Nothing is sent');
    expect(screen.getByTestId('robots')).toBeTruthy();
  });

  it('keeps a time that is half typed over', async () => {
    const { user } = await openForm();
    await user.click(screen.getByTestId('robot-stillWatching'));
    const time = screen.getByTestId<HTMLInputElement>('robot-stillWatching-time');
    fireEvent.change(time, { target: { value: '' } });
    expect(time.value).toBe('18:00');
  });

  it('marks what is missing and puts the keyboard there', async () => {
    const { user } = await openForm(
      {},
      {
        saveRobot: () => ({
          ok: false,
          errors: [
            { field: 'address', error: 'required' },
            { field: 'messages', error: 'nothing-to-send' },
          ],
        }),
      },
    );
    await user.click(screen.getByTestId('save-robot'));
    expect((await screen.findByTestId('error-address')).textContent).toContain('press Paste');
    expect(document.activeElement).toBe(screen.getByTestId('paste-robot-address'));
    await user.click(screen.getByTestId('robot-alerts'));
    expect(screen.queryByTestId('error-messages')).toBeNull();
    await user.click(screen.getByTestId('paste-robot-address'));
    expect(screen.queryByTestId('error-address')).toBeNull();
  });

  it('tests before saving, in the language chosen, and forgets the outcome when the address changes', async () => {
    const { user, payloadsOf } = await openForm(
      {},
      {
        testRobot: () => ({
          ok: true,
          delivery: { kind: 'refused', code: '300005', message: 'token is not exist', retry: false },
        }),
      },
    );
    await user.selectOptions(screen.getByTestId('robot-language'), 'en');
    await user.click(screen.getByTestId('test-robot'));
    const outcome = await screen.findByTestId('robot-test');
    expect(payloadsOf('testRobot')).toEqual([{ draftId: 'rd1', language: 'en' }]);
    expect(outcome.textContent).toContain('paste the new one');
    await user.click(screen.getByTestId('paste-robot-address'));
    expect(screen.getByTestId('robot-test').textContent).toBe('');
  });

  it('offers to keep what was pasted for the session when the keychain does not take it', async () => {
    const { user, payloadsOf } = await openForm(
      {},
      {
        saveRobot: ({ keep }) =>
          keep === 'session' ? { ok: true, robotId: 'r1' } : { ok: false, keychain: 'locked' },
      },
    );
    await user.click(screen.getByTestId('save-robot'));
    expect((await screen.findByTestId('robot-not-kept')).textContent).toContain('locked');
    await user.click(screen.getByTestId('keep-robot-session'));
    expect(payloadsOf('saveRobot')).toHaveLength(2);
    await screen.findByTestId('robots');
  });

  it('gives up a saved secret only after saying so', async () => {
    const { user, payloadsOf } = await openForm({ robotId: 'r1', hasSecret: true });
    await user.click(screen.getByTestId('forget-robot-secret'));
    expect(payloadsOf('forgetRobotSecret')).toEqual([{ draftId: 'rd1' }]);
    expect(await screen.findByText('The secret goes when you save.')).toBeTruthy();
    expect(screen.queryByTestId('robot-secret')).toBeNull();
  });
});
