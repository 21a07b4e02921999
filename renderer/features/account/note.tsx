import { useId, useState } from 'react';
import { useDraft } from '../../app/drafts.ts';
import { useWindow } from '../../app/window-context.ts';
import { useWords } from '../../i18n/words.ts';
import { useAccountWords } from './words.ts';
import { Part } from './part.tsx';

const MAX = 500;
/** From so few characters on it is worth saying how many are left. */
const FEW = 60;

interface NoteProps {
  readonly connectionId: string;
  readonly balanceKey: string;
  /** As it is saved. */
  readonly saved: string;
}

/** A few words of the user's own about the account. */
export function Note({ connectionId, balanceKey: key, saved }: NoteProps) {
  const { call } = useWindow();
  const { hidden, own } = useWords();
  const w = useAccountWords();
  const [draft, changeDraft] = useDraft<string>(`note ${connectionId} ${key}`);
  const [written, setWritten] = useState(saved);
  const note = draft ?? written;
  const [done, setDone] = useState(false);
  const hintId = useId();
  const save = async () => {
    if ((await call('setNote', { connectionId, key, note })) === undefined) return;
    changeDraft((now) => (now === note ? null : now));
    setWritten(note);
    setDone(true);
  };
  const left = MAX - note.length;
  if (hidden) return saved === '' ? null : <Part title={w('note.title')}>{own(saved)}</Part>;
  return (
    <Part title={w('note.title')}>
      <form
        className="account-note"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <textarea
          rows={3}
          maxLength={MAX}
          aria-label={w('note.label')}
          aria-describedby={hintId}
          data-testid="note"
          value={note}
          onChange={(event) => {
            const typed = event.target.value;
            changeDraft(() => (typed === written ? null : typed));
            setDone(false);
          }}
        />
        <p className="hint" id={hintId}>
          {left <= FEW ? w('note.left', { count: left }) : w('note.hint')}
        </p>
        <div className="lines-actions">
          <button type="submit" className="button" data-testid="save-note" disabled={note === written}>
            {w('note.save')}
          </button>
          <span role="status" className="hint" data-testid="note-result">
            {done && w('note.saved')}
          </span>
        </div>
      </form>
    </Part>
  );
}
