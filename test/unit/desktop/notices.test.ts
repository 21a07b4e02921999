import { beforeEach, describe, expect, it } from 'vitest';
import { createNotices, type Notices } from '../../../electron/desktop/notices.ts';

let changes: number;
let notices: Notices;
beforeEach(() => {
  changes = 0;
  notices = createNotices(() => {
    changes += 1;
  });
});

describe('notices', () => {
  it('are said once, however often the same thing happens', () => {
    notices.add({ kind: 'settings-not-saved' });
    notices.add({ kind: 'settings-not-saved' });
    expect(notices.list()).toHaveLength(1);
    expect(changes).toBe(1);
  });

  it('stand side by side for different files', () => {
    notices.add({ kind: 'settings-set-aside', file: 'a' });
    notices.add({ kind: 'settings-set-aside', file: 'b' });
    expect(new Set(notices.list().map(({ id }) => id)).size).toBe(2);
  });

  it('go when what they told of is over, and leave the others', () => {
    notices.add({ kind: 'settings-not-saved' });
    notices.add({ kind: 'settings-set-aside', file: 'a' });
    notices.withdraw('settings-not-saved');
    expect(notices.list().map(({ kind }) => kind)).toEqual(['settings-set-aside']);
    expect(changes).toBe(3);
    notices.add({ kind: 'settings-not-saved' });
    expect(notices.list()).toHaveLength(2);
  });

  it('tell nobody when there was none to withdraw', () => {
    notices.add({ kind: 'settings-set-aside', file: 'a' });
    notices.withdraw('settings-not-saved');
    expect(changes).toBe(1);
    expect(notices.list()).toHaveLength(1);
  });

  it('go when dismissed, and come back when it happens again', () => {
    notices.add({ kind: 'settings-not-saved' });
    notices.dismiss(notices.list()[0]?.id ?? '');
    expect(notices.list()).toEqual([]);
    notices.add({ kind: 'settings-not-saved' });
    expect(notices.list()).toHaveLength(1);
  });
});
