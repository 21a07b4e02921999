import { describe, expect, it } from 'vitest';
import { createHistoryNotices } from '../../../electron/desktop/history-notices.ts';
import { createNotices } from '../../../electron/desktop/notices.ts';
import type { HistoryState } from '../../../electron/history/storage.ts';

const inMemory = (
  why: Extract<HistoryState, { kind: 'in-memory' }>['why'],
  forgotten = 0,
): HistoryState => ({ kind: 'in-memory', why, forgotten });

function world() {
  const notices = createNotices(() => undefined);
  return { ...createHistoryNotices(notices), kinds: () => notices.list().map(({ kind }) => kind), notices };
}

describe('what is said of the history', () => {
  it.each([
    ['missing', ['history-session-only']],
    ['unsupported', ['history-session-only']],
    ['disk', ['history-not-saved']],
    ['newer-file', ['history-newer']],
    // The keychain says itself that it is not open.
    ['locked', []],
    ['busy', []],
    ['denied', []],
  ] as const)('while readings are in memory (%s)', (why, kinds) => {
    const { onState, kinds: said } = world();
    onState(inMemory(why));
    expect(said()).toEqual(kinds);
  });

  it('is withdrawn once readings are saved', () => {
    const { onState, kinds } = world();
    onState(inMemory('disk', 3));
    expect(kinds()).toEqual(['history-not-saved', 'history-dropped']);
    onState({ kind: 'stored' });
    expect(kinds()).toEqual([]);
  });

  it('changes with the reason', () => {
    const { onState, kinds } = world();
    onState(inMemory('missing'));
    onState(inMemory('locked', 1));
    expect(kinds()).toEqual(['history-dropped']);
  });

  it('names the file that was set aside, or left alone', () => {
    const { onTrouble, notices } = world();
    onTrouble({ kind: 'damaged', file: '/p/history-1.damaged-x.db' });
    onTrouble({ kind: 'other-key', file: '/p/history-2.db' });
    expect(notices.list()).toMatchObject([
      { kind: 'history-set-aside', file: '/p/history-1.damaged-x.db' },
      { kind: 'history-other-key', file: '/p/history-2.db' },
    ]);
  });
});
