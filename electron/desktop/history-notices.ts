import type { Notice } from '../contract/types.ts';
import type { HistoryTrouble } from '../history/file-opener.ts';
import type { HistoryState } from '../history/storage.ts';
import type { Notices } from './notices.ts';

type Standing = Extract<
  Notice['kind'],
  'history-session-only' | 'history-not-saved' | 'history-newer' | 'history-dropped'
>;

const STANDING: readonly Standing[] = [
  'history-session-only',
  'history-not-saved',
  'history-newer',
  'history-dropped',
];

/** What is to be said of where readings are kept, for as long as it is so. A keychain that may open yet says so itself. */
function standing(state: HistoryState): readonly Standing[] {
  if (state.kind !== 'in-memory') return [];
  const dropped: readonly Standing[] = state.forgotten > 0 ? ['history-dropped'] : [];
  switch (state.why) {
    case 'missing':
    case 'unsupported':
      return ['history-session-only', ...dropped];
    case 'disk':
      return ['history-not-saved', ...dropped];
    case 'newer-file':
      return ['history-newer', ...dropped];
    case 'locked':
    case 'busy':
    case 'denied':
      return dropped;
  }
}

/** Tells the user what became of the history. */
export function createHistoryNotices(notices: Pick<Notices, 'add' | 'withdraw'>): {
  onState(state: HistoryState): void;
  onTrouble(trouble: HistoryTrouble): void;
} {
  return {
    onState(state) {
      const told = standing(state);
      for (const kind of STANDING) {
        if (told.includes(kind)) notices.add({ kind });
        else notices.withdraw(kind);
      }
    },
    onTrouble({ kind, file }) {
      notices.add({ kind: kind === 'damaged' ? 'history-set-aside' : 'history-other-key', file });
    },
  };
}
