import { useId, useState } from 'react';
import type { LineResult } from '../../../electron/contract/types.ts';
import type { BalanceSnapshot } from '../../../electron/domain/snapshot.ts';
import { useWindow } from '../../app/window-context.ts';
import { asTyped, LineInput } from '../../components/line-input.tsx';
import { useWords } from '../../i18n/words.ts';

type LineError = Extract<LineResult, { ok: false }>['error'];

interface LineEditorProps {
  readonly connectionId: string;
  readonly entry: BalanceSnapshot;
}

/** Sets and clears the lines of one balance. Empty means no line. */
export function LineEditor({ connectionId, entry }: LineEditorProps) {
  const { app, call } = useWindow();
  const { t } = useWords();
  const [warn, setWarn] = useState(entry.line?.warn ?? '');
  const [critical, setCritical] = useState(entry.line?.critical ?? '');
  const [upper, setUpper] = useState(entry.line?.upper ?? '');
  const [outcome, setOutcome] = useState<LineError | 'saved' | null>(null);
  const errorId = useId();
  // Nobody is told of an upper line unless they asked for it, so it is not offered before.
  const showsUpper = app.alertSettings.kinds.upper || entry.line?.upper !== undefined;
  const failed = outcome !== null && outcome !== 'saved';

  const save = async () => {
    setOutcome(null);
    const result = await call('setLine', {
      connectionId,
      key: entry.key,
      warn: asTyped(warn),
      critical: asTyped(critical),
      upper: asTyped(upper),
    });
    if (result !== undefined) setOutcome(result.ok ? 'saved' : result.error);
  };

  const input = (
    level: 'warn' | 'critical' | 'upper',
    value: string,
    set: (value: string) => void,
  ) => (
    <LineInput
      level={level}
      currency={entry.balance.currency}
      value={value}
      isInvalid={failed}
      describedBy={errorId}
      onChange={(typed) => {
        set(typed);
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
        {input('warn', warn, setWarn)}
        {input('critical', critical, setCritical)}
        {showsUpper && input('upper', upper, setUpper)}
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
          {outcome !== null && t(`lines.${outcome}`)}
        </span>
      </div>
    </form>
  );
}
