import { accountOf } from '../../../electron/domain/account-of.ts';
import { accountLabel } from '../../../electron/contract/i18n/account-label.ts';
import type { BalanceRef } from '../../../electron/contract/view-types.ts';
import { useWindow } from '../../app/window-context.ts';
import { useWords } from '../../i18n/words.ts';

const same = (a: BalanceRef, b: BalanceRef): boolean =>
  a.connectionId === b.connectionId && a.key === b.key;

interface AccountChoiceProps {
  readonly chosen: readonly BalanceRef[];
  readonly onChange: (chosen: readonly BalanceRef[]) => void;
}

/** Every account there is, each to be ticked. */
export function AccountChoice({ chosen, onChange }: AccountChoiceProps) {
  const { snapshot } = useWindow();
  const { locale, own } = useWords();
  return (
    <div className="export-accounts" data-testid="export-accounts">
      {snapshot.connections.map((connection) => (
        <fieldset key={connection.id}>
          <legend>{own(connection.label)}</legend>
          {connection.balances.map(({ key, balance }) => {
            const ref = { connectionId: connection.id, key };
            const account = accountOf(connection, balance) ?? balance;
            return (
              <label key={key} className="check">
                <input
                  type="checkbox"
                  checked={chosen.some((one) => same(one, ref))}
                  onChange={(event) => {
                    const others = chosen.filter((one) => !same(one, ref));
                    onChange(event.target.checked ? [...others, ref] : others);
                  }}
                />
                <span>
                  {own(accountLabel(locale, account))} · {balance.currency}
                </span>
              </label>
            );
          })}
        </fieldset>
      ))}
    </div>
  );
}
