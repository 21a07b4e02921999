import { useId, useState } from 'react';
import type { LineResult } from '../../../electron/contract/types.ts';
import type { BalanceSnapshot } from '../../../electron/domain/snapshot.ts';
import { useWindow, type TypedLines } from '../../app/window-context.ts';
import { asTyped, LineInput } from '../../components/line-input.tsx';
import { useWords } from '../../i18n/words.ts';

type LineError = Extract<LineResult, { ok: false }>['error'];

const LEVELS = ['warn', 'critical', 'upper'] as const;

interface LineEditorProps {
  readonly connectionId: string;
  readonly entry: BalanceSnapshot;
}

/** Sets and clears the lines of one balance. Empty means no line. */
export function LineEditor({ connectionId, entry }: LineEditorProps) {
  const { app, call, kept } = useWindow();
  const { t } = useWords();
  const draftOf = `${connectionId} ${entry.key}`;
  const saved: TypedLines = {
    warn: entry.line?.warn ?? '',
    critical: entry.line?.critical ?? '',
    upper: entry.line?.upper ?? '',
  };
  const [typed, setTyped] = useState(() => kept.lines.get(draftOf) ?? saved);
  const [outcome, setOutcome] = useState<LineError | 'saved' | null>(null);
  const errorId = useId();
  // Nobody is told of an upper line unless they asked for it, so it is not offered before.
  const showsUpper = app.alertSettings.kinds.upper || entry.line?.upper !== undefined;
  const failed = outcome !== null && outcome !== 'saved';
  const said = outcome ?? (kept.lines.has(draftOf) ? 'unsaved' : null);

  const save = async () => {
    setOutcome(null);
    const sent = kept.lines.get(draftOf);
    const result = await call('setLine', {
      connectionId,
      key: entry.key,
      warn: asTyped(typed.warn),
      critical: asTyped(typed.critical),
      upper: asTyped(typed.upper),
    });
    if (result === undefined) return;
    // More may have been typed while main was asked.
    if (kept.lines.get(draftOf) !== sent) return;
    if (result.ok) kept.lines.delete(draftOf);
    setOutcome(result.ok ? 'saved' : result.error);
  };

  const input = (level: keyof TypedLines) => (
    <LineInput
      level={level}
      currency={entry.balance.currency}
      value={typed[level]}
      isInvalid={failed}
      describedBy={errorId}
      onChange={(text) => {
        const lines = { ...typed, [level]: text };
        if (LEVELS.every((each) => lines[each] === saved[each])) kept.lines.delete(draftOf);
        else kept.lines.set(draftOf, lines);
        setTyped(lines);
        setOutcome(null);
      }}
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
        <button type="submit" className="button" data-testid="save-line">
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
