import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAnnouncer, type Announcer } from '../../../electron/monitor/announcer.ts';

let shown: number;
let announcer: Announcer;
beforeEach(() => {
  vi.useFakeTimers();
  shown = 0;
  announcer = createAnnouncer(
    () => (shown += 1),
    () => performance.now(),
  );
});
afterEach(() => vi.useRealTimers());

describe('changes that may come in crowds', () => {
  it('are shown at once when nothing was shown just before', () => {
    announcer.soon();
    expect(shown).toBe(1);
  });

  it('are shown together from then on, the last of them a moment later', () => {
    for (let n = 0; n < 50; n += 1) {
      announcer.soon();
      vi.advanceTimersByTime(10);
    }
    expect(shown).toBeLessThanOrEqual(6);
    const before = shown;
    announcer.soon();
    vi.advanceTimersByTime(100);
    expect(shown).toBe(before + 1);
    vi.advanceTimersByTime(10_000);
    expect(shown).toBe(before + 1);
  });

  it('are shown early for whoever asks, and then not again', () => {
    announcer.soon();
    announcer.soon();
    announcer.flush();
    expect(shown).toBe(2);
    announcer.flush();
    vi.advanceTimersByTime(1_000);
    expect(shown).toBe(2);
  });

  it('go along with a change that is shown at once', () => {
    announcer.soon();
    announcer.soon();
    announcer.now();
    vi.advanceTimersByTime(1_000);
    expect(shown).toBe(2);
  });

  it('are not shown after the end', () => {
    announcer.soon();
    announcer.soon();
    announcer.stop();
    vi.advanceTimersByTime(1_000);
    expect(shown).toBe(1);
  });
});
