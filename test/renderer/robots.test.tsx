import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DeliveryFailure, RobotView } from '../../electron/contract/robot-types.ts';
import type { RemoveResult } from '../../electron/contract/types.ts';
import { appState, minutesAgo } from './support/fixtures.ts';
import { generic, kinds, NOW, robot, robotDraft } from './support/robots.ts';
import { openWindow, type Answers } from './support/window.tsx';

async function openSettings(robots: readonly RobotView[] = [], answers: Answers = {}) {
  const opened = await openWindow({
    getRobots: () => ({ kinds, robots, max: 10 }),
    ...answers,
  });
  await opened.user.click(screen.getByTestId('nav-settings'));
  await screen.findByTestId('robots');
  return opened;
}

const failed = (failure: DeliveryFailure, over: Partial<RobotView> = {}): RobotView =>
  robot({
    status: {
      waiting: failure.retry ? 1 : 0,
      lost: failure.retry ? 0 : 1,
      lastProblem: { at: minutesAgo(1), failure, givenUp: !failure.retry },
      ...(failure.retry ? { nextAttemptAt: NOW + 60_000 } : {}),
    },
    ...over,
  });

describe('the section of group messages', () => {
  it('says that one computer should send, also while there is no group', async () => {
    await openSettings();
    expect(screen.getByTestId('robots').textContent).toContain(
      'Only one computer should send to a group',
    );
  });

  it('shows what goes to a group, where it leads, and when something last arrived', async () => {
    await openSettings([robot({ stillWatching: '18:30', lastDeliveredAt: minutesAgo(2) })]);
    const item = (await screen.findByTestId('robot-r1')).textContent;
    expect(item).toContain('Alerts · Summary at 09:00 · “Still watching” at 18:30');
    expect(item).toContain('oapi.dingtalk.com …wxyz');
    expect(item).toContain('Last delivered 14:04 (2 min ago)');
    expect(screen.queryByTestId('robot-problem')).toBeNull();
  });

  it('says of a group that is off that nothing is sent, and switches it on', async () => {
    const { user, payloadsOf, push } = await openSettings([robot({ enabled: false })], {
      setRobotEnabled: () => null,
    });
    expect((await screen.findByTestId('robot-r1')).textContent).toContain('nothing is sent');
    await user.click(screen.getByRole('checkbox', { name: 'Send from this computer' }));
    expect(payloadsOf('setRobotEnabled')).toEqual([{ robotId: 'r1', enabled: true }]);
    push('robots', [robot()]);
    expect(screen.getByTestId('robot-r1').textContent).not.toContain('nothing is sent');
  });

  it('offers no eleventh', async () => {
    await openSettings([robot()], {
      getRobots: () => ({ kinds, robots: [robot()], max: 1 }),
    });
    await screen.findByTestId('robot-r1');
    expect(screen.queryByTestId('add-robot')).toBeNull();
    expect(screen.getByTestId('robots').textContent).toContain('no room for another');
  });
});

describe('a failed delivery', () => {
  it('is told with what to do, the robot’s own words, and that nothing is tried again', async () => {
    await openSettings([
      failed({ kind: 'refused', code: '310000', message: 'sign not match', retry: false }),
    ]);
    const problem = (await screen.findByTestId('robot-problem')).textContent;
    expect(problem).toContain('DingTalk did not take the message (310000).');
    expect(problem).toContain('security settings');
    expect(problem).toContain('sign not match');
    expect(screen.getByTestId('robot-status').textContent).toContain('not tried again');
    expect(within(screen.getByTestId('robot-r1')).getByTestId('chip').dataset['state']).toBe(
      'needs-you',
    );
  });

  it('that is tried again says when, and alarms nobody', async () => {
    await openSettings([failed({ kind: 'unsent', reason: 'unreachable', retry: true })]);
    const status = (await screen.findByTestId('robot-status')).textContent;
    expect(status).toContain('1 message waits · next try 14:07');
    expect(screen.getByTestId('robot-problem').textContent).toContain('Check the network');
    expect(within(screen.getByTestId('robot-r1')).queryByTestId('chip')).toBeNull();
  });

  it('is over once a later message arrived', async () => {
    const { push } = await openSettings([
      failed({ kind: 'refused', code: '93000', message: '', retry: false }),
    ]);
    await screen.findByTestId('robot-problem');
    const failure: DeliveryFailure = { kind: 'refused', code: '1', message: '', retry: false };
    push('robots', [failed(failure, { lastDeliveredAt: NOW })]);
    expect(screen.queryByTestId('robot-problem')).toBeNull();
  });

  it('of an address of one’s own speaks of the receiver', async () => {
    await openSettings([
      failed(
        { kind: 'refused', code: '401', message: '', retry: false },
        { kind: 'generic', address: { host: 'hooks.example.com' } },
      ),
    ]);
    const problem = (await screen.findByTestId('robot-problem')).textContent;
    expect(problem).toContain('Your receiver did not take the message (401).');
    expect(problem).toContain('signing secret');
    expect(generic.name.en).not.toContain('receiver');
  });

  it('that lost a message is told on every page', async () => {
    const notices = [{ id: 'n1', kind: 'robot-lost', robot: 'Finance' }] as const;
    await openWindow({ app: () => appState({ notices }) });
    expect(screen.getByTestId('notice').textContent).toContain('“Finance” could not be delivered');
  });
});

describe('the test message', () => {
  it('says at once that it was delivered', async () => {
    const { user, payloadsOf } = await openSettings([robot()], {
      testRobot: () => ({ ok: true, delivery: { kind: 'delivered' } }),
    });
    await user.click(await screen.findByTestId('test-robot-r1'));
    expect(payloadsOf('testRobot')).toEqual([{ robotId: 'r1' }]);
    expect((await screen.findByTestId('robot-test')).textContent).toContain('Delivered.');
  });

  it('says why it was not', async () => {
    const { user } = await openSettings([robot()], {
      testRobot: () => ({
        ok: true,
        delivery: { kind: 'unsent', reason: 'rate-limited', retry: true },
      }),
    });
    await user.click(await screen.findByTestId('test-robot-r1'));
    expect((await screen.findByTestId('robot-test')).textContent).toContain(
      'DingTalk takes no more messages at the moment. Wait a minute',
    );
  });
});

describe('removing a group', () => {
  it('asks first, and says that address and secret go', async () => {
    const { user, payloadsOf } = await openSettings([robot()], {
      removeRobot: () => ({ removed: true }),
    });
    await user.click(await screen.findByTestId('remove-robot-r1'));
    expect(screen.getByTestId('remove-robot-dialog').textContent).toContain(
      'deleted from your keyring',
    );
    expect(payloadsOf('removeRobot')).toEqual([]);
    await user.click(screen.getByTestId('confirm-remove-robot'));
    expect(payloadsOf('removeRobot')).toEqual([{ robotId: 'r1', anyway: false }]);
    expect(screen.queryByTestId('remove-robot-dialog')).toBeNull();
  });

  it('can be done anyway once the keychain refused', async () => {
    const { user, payloadsOf } = await openSettings([robot()], {
      removeRobot: ({ anyway }): RemoveResult =>
        anyway ? { removed: true } : { removed: false, keychain: 'locked' },
    });
    await user.click(await screen.findByTestId('remove-robot-r1'));
    await user.click(screen.getByTestId('confirm-remove-robot'));
    expect((await screen.findByTestId('remove-robot-refused')).textContent).toContain('locked');
    await user.click(screen.getByTestId('remove-robot-anyway'));
    expect(payloadsOf('removeRobot')).toContainEqual({ robotId: 'r1', anyway: true });
  });
});

describe('editing a group', () => {
  it('opens its form, and leaving it gives the draft up', async () => {
    const { user, payloadsOf } = await openSettings([robot()], {
      openRobot: () => robotDraft({ robotId: 'r1' }),
    });
    await user.click(await screen.findByTestId('edit-robot-r1'));
    await screen.findByTestId('robot-form');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Edit group · DingTalk');
    expect(screen.getByTestId('nav-settings').getAttribute('aria-current')).toBe('page');
    await user.click(screen.getByTestId('cancel-robot'));
    await screen.findByTestId('robots');
    expect(payloadsOf('closeRobot')).toEqual([{ draftId: 'rd1' }]);
  });
});
