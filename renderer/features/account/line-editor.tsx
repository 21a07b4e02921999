import { useEffect, useId, useRef, useState } from 'react';
import type { LineResult } from '../../../electron/contract/types.ts';
import type { BalanceSnapshot } from '../../../electron/domain/snapshot.ts';
import { useDraft } from '../../app/drafts.ts';
import { useWindow } from '../../app/window-context.ts';
import { asTyped, LineInput } from '../../components/line-input.tsx';
import { useWords } from '../../i18n/words.ts';

type LineError = Extract<LineResult, { ok: false }>['error'];
type Level = 'warn' | 'critical' | 'upper';
/** The lines that somebody typed into; the others are as they are saved, also when that changes elsewhere. */
type LineDraft = Readonly<Partial<Record<Level, string>>>;

const NONE: LineDraft = {};

interface LineEditorProps {
  readonly connectionId: string;
  readonly entry: BalanceSnapshot;
}

/** Sets and clears the lines of one balance. Empty means no line. */
export function LineEditor({ connectionId, entry }: LineEditorProps) {
  const { app, call } = useWindow();
  const { hidden, t } = useWords();
  const { warn = '', critical = '', upper = '' } = entry.line ?? {};
  const [draft, changeDraft] = useDraft<LineDraft>(`lines ${connectionId} ${entry.key}`);
  /** What main took, as it was typed: it says only later, and in its own words, what it keeps. */
  const [taken, setTaken] = useState(NONE);
  const saving = useRef(false);
  const [outcome, setOutcome] = useState<LineError | 'saved' | null>(null);
  const errorId = useId();
  useEffect(() => setTaken(NONE), [warn, critical, upper]);

  const saved = { warn, critical, upper, ...taken };
  const typed = { ...saved, ...draft };
  // Nobody is told of an upper line unless they asked for it, so it is not offered before.
  const showsUpper = app.alertSettings.kinds.upper || typed.upper !== '';
  const failed = outcome !== null && outcome !== 'saved';
  const said = draft !== null && !failed ? 'unsaved' : outcome;

  const type = (level: Level, text: string): void => {
    setOutcome(null);
    changeDraft((now) => {
      const { [level]: _, ...others } = now ?? {};
      // While main is asked, what is saved is about to be another.
      const isSaved = text === saved[level] && !saving.current;
      return emptyAsNone(isSaved ? others : { ...others, [level]: text });
    });
  };

  const save = async (): Promise<void> => {
    setOutcome(null);
    saving.current = true;
    const result = await call('setLine', {
      connectionId,
      key: entry.key,
      warn: asTyped(typed.warn),
      critical: asTyped(typed.critical),
      upper: asTyped(typed.upper),
    });
    saving.current = false;
    if (result === undefined) return;
    setOutcome(result.ok ? 'saved' : result.error);
    if (!result.ok) return;
    setTaken(typed);
    changeDraft((now) => {
      const more = Object.entries(now ?? {}).filter(([level, text]) => text !== typed[level as Level]);
      return emptyAsNone(Object.fromEntries(more));
    });
  };

  const input = (level: Level) => (
    <LineInput
      level={level}
      currency={entry.balance.currency}
      value={typed[level]}
      isInvalid={failed}
      describedBy={errorId}
      onChange={(text) => type(level, text)}
    />
  );

  return (
    <form
      className="lines"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="lines-fields">
        {input('warn')}
        {input('critical')}
        {showsUpper && input('upper')}
      </div>
      <p className="hint">{t('lines.hint')}</p>
      <div className="lines-actions">
        <button type="submit" className="button" data-testid="save-line" disabled={hidden}>
          {t('lines.save')}
        </button>
        <span
          id={errorId}
          role="status"
          className={failed ? 'error' : 'hint'}
          data-testid="line-result"
        >
          {said !== null && t(`lines.${said}`)}
        </span>
      </div>
    </form>
  );
}

const emptyAsNone = (draft: LineDraft): LineDraft | null => (Object.keys(draft).length === 0 ? null : draft);
