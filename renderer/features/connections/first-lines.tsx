import { accountOf } from '../../../electron/domain/account-of.ts';
import { useEffect, useId, useRef, useState } from 'react';
import { accountLabel } from '../../../electron/contract/i18n/account-label.ts';
import type { LineResult } from '../../../electron/contract/types.ts';
import type { BalanceSnapshot, ConnectionSnapshot } from '../../../electron/domain/snapshot.ts';
import { useWindow } from '../../app/window-context.ts';
import { AmountText } from '../../components/amount.tsx';
import { asTyped, LineInput } from '../../components/line-input.tsx';
import { useProblemText } from '../../i18n/use-problem-text.ts';
import { useWords } from '../../i18n/words.ts';
import { useConnectionsWords } from './words.ts';
import { WizardProgress, type WizardPart } from './wizard-progress.tsx';

type LineError = Extract<LineResult, { ok: false }>['error'];

interface Typed {
  readonly warn: string;
  readonly critical: string;
}

const NOTHING: Typed = { warn: '', critical: '' };
const BEFORE_LINES: ReadonlySet<WizardPart> = new Set([
  'provider',
  'environment',
  'ids',
  'keys',
  'test',
]);

interface RowProps {
  readonly connection: ConnectionSnapshot;
  readonly entry: BalanceSnapshot;
  readonly typed: Typed;
  readonly error: LineError | undefined;
  readonly onChange: (typed: Typed) => void;
}

function Row({ connection, entry, typed, error, onChange }: RowProps) {
  const { locale, own, t } = useWords();
  const { balance } = entry;
  const name = own(accountLabel(locale, accountOf(connection, balance) ?? balance));
  const errorId = useId();
  const input = (level: 'warn' | 'critical') => (
    <LineInput
      level={level}
      currency={balance.currency}
      value={typed[level]}
      isInvalid={error !== undefined}
      describedBy={errorId}
      onChange={(value) => onChange({ ...typed, [level]: value })}
    />
  );
  return (
    <li
      className="card first-line"
      role="group"
      aria-label={`${name} ${balance.currency}`}
      data-testid="first-line"
    >
      <p className="first-line-head">
        <span>{name}</span>
        <AmountText amount={balance.available} />
      </p>
      {balance.available.unit === 'raw' ? (
        <p className="hint">{t('lines.raw')}</p>
      ) : (
        <div className="lines-fields">
          {input('warn')}
          {input('critical')}
        </div>
      )}
      <p id={errorId} className="error" role="status">
        {error !== undefined && t(`lines.${error}`)}
      </p>
    </li>
  );
}

/** What to say while there is no balance to draw a line for. */
function NoBalance({ connection }: { readonly connection: ConnectionSnapshot }) {
  const { app } = useWindow();
  const w = useConnectionsWords();
  const problemText = useProblemText(connection.providerId);
  const { condition, problem, refreshing } = connection;
  if (problem !== undefined) {
    const { what, advice } = problemText(problem);
    return (
      <p className="connection-problem" data-testid="problem">
        {what} {advice}
      </p>
    );
  }
  if (app.pause !== null) return <p>{w('first-lines.paused')}</p>;
  if (!refreshing && condition !== 'unread') return <p>{w('first-lines.none')}</p>;
  return (
    <>
      <p role="status">{w('first-lines.reading')}</p>
      <div className="card first-line" aria-hidden="true">
        <span className="bone bone-label" />
      </div>
    </>
  );
}

/** The last step of adding a connection: lines for the balances that were just read. Nothing has to be set. */
export function FirstLines({ connectionId }: { readonly connectionId: string }) {
  const { call, go, say, snapshot } = useWindow();
  const { own, t } = useWords();
  const w = useConnectionsWords();
  const [typed, setTyped] = useState<Readonly<Record<string, Typed>>>({});
  const [errors, setErrors] = useState<Readonly<Record<string, LineError>>>({});
  // Counts the tries that were refused: each brings the first wrong line under the keyboard.
  const [refusals, setRefusals] = useState(0);
  const [saving, setSaving] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusals]);
  const connection = snapshot.connections.find(({ id }) => id === connectionId);
  const entries = connection?.balances ?? [];
  const wrong = Object.keys(errors).length;
  const leave = () => go({ name: 'overview' });

  const finish = async () => {
    setSaving(true);
    const refused: Record<string, LineError> = {};
    let saved = 0;
    for (const { key } of entries) {
      const warn = asTyped(typed[key]?.warn ?? '');
      const critical = asTyped(typed[key]?.critical ?? '');
      if (warn === null && critical === null) continue;
      const result = await call('setLine', { connectionId, key, warn, critical, upper: null });
      if (result === undefined) return setSaving(false);
      if (result.ok) saved += 1;
      else refused[key] = result.error;
    }
    setSaving(false);
    setErrors(refused);
    if (Object.keys(refused).length > 0) return setRefusals((count) => count + 1);
    if (saved > 0) say({ text: w('first-lines.saved', { count: saved }), tone: 'plain' });
    leave();
  };

  return (
    <div className="page">
      <h1>{w('first-lines.title')}</h1>
      <WizardProgress done={BEFORE_LINES} />
      <form
        ref={form}
        className="connection-form"
        noValidate
        data-testid="first-lines"
        onSubmit={(event) => {
          event.preventDefault();
          void finish();
        }}
      >
        {connection !== undefined && (
          <p className="lead">{w('first-lines.lead', { connection: own(connection.label) })}</p>
        )}
        {connection !== undefined && entries.length === 0 && <NoBalance connection={connection} />}
        {entries.length > 0 && <p className="hint">{t('lines.hint')}</p>}
        <ul className="first-lines">
          {connection !== undefined &&
            entries.map((entry) => (
              <Row
                key={entry.key}
                connection={connection}
                entry={entry}
                typed={typed[entry.key] ?? NOTHING}
                error={errors[entry.key]}
                onChange={(next) => {
                  setTyped((before) => ({ ...before, [entry.key]: next }));
                  const { [entry.key]: _settled, ...others } = errors;
                  setErrors(others);
                }}
              />
            ))}
        </ul>
        <p role="status" className="error">
          {wrong > 0 && w('first-lines.wrong', { count: wrong })}
        </p>
        <div className="form-actions">
          {entries.length > 0 && (
            <button
              type="submit"
              className="button primary"
              data-testid="finish-lines"
              disabled={saving}
            >
              {w('first-lines.finish')}
            </button>
          )}
          <button type="button" className="button" data-testid="skip-lines" onClick={leave}>
            {w(entries.length > 0 ? 'first-lines.skip' : 'first-lines.done')}
          </button>
        </div>
      </form>
    </div>
  );
}
