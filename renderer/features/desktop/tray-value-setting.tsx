import { useId } from 'react';
import { fullAccountLabel } from '../../../electron/contract/i18n/account-label.ts';
import type { TrayValue } from '../../../electron/contract/desktop-types.ts';
import { useWindow } from '../../app/window-context.ts';
import { useWords } from '../../i18n/words.ts';
import { useDesktopChange } from './use-desktop.ts';
import { useDesktopWords } from './words.ts';

interface Option {
  readonly value: TrayValue;
  readonly label: string;
}

/** Everything the tray may show, the sums first. */
function useOptions(): readonly Option[] {
  const { snapshot, app } = useWindow();
  const { locale, own } = useWords();
  const w = useDesktopWords();
  const rows = snapshot.connections.flatMap((connection) =>
    connection.balances.map(({ key, balance }) => ({ connection, key, balance })),
  );
  const currencies = [...new Set(rows.map(({ balance }) => balance.currency))].toSorted();
  const options: Option[] = [
    { value: { kind: 'none' }, label: w('value.none') },
    ...currencies.map((currency): Option => {
      return { value: { kind: 'sum', currency }, label: w('value.sum', { currency }) };
    }),
    ...rows.map(({ connection, key, balance }): Option => {
      const label = `${own(fullAccountLabel(locale, connection, balance))} · ${balance.currency}`;
      return { value: { kind: 'account', connectionId: connection.id, key }, label };
    }),
  ];
  const chosen = app.desktop.settings.trayValue;
  const known = options.some(({ value }) => idOf(value) === idOf(chosen));
  if (known) return options;
  const label =
    chosen.kind === 'sum' ? w('value.sum', { currency: chosen.currency }) : w('value.gone');
  return [...options, { value: chosen, label }];
}

function idOf(value: TrayValue): string {
  switch (value.kind) {
    case 'none':
      return '';
    case 'sum':
      return `sum ${value.currency}`;
    case 'account':
      return `account ${value.connectionId} ${value.key}`;
  }
}

/** Which amount stands beside the tray icon. */
export function TrayValueSetting() {
  const { app } = useWindow();
  const w = useDesktopWords();
  const { change } = useDesktopChange();
  const options = useOptions();
  const id = useId();
  const { settings, valueIn } = app.desktop;
  return (
    <div className="setting">
      <label htmlFor={id}>{w(`value.${valueIn}`)}</label>
      <select
        id={id}
        data-testid="tray-value"
        value={idOf(settings.trayValue)}
        onChange={(event) => {
          const chosen = options.find(({ value }) => idOf(value) === event.target.value);
          if (chosen !== undefined) void change({ trayValue: chosen.value });
        }}
      >
        {options.map(({ value, label }) => (
          <option key={idOf(value)} value={idOf(value)}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
