import type { AccountRole } from '../../../electron/domain/account.ts';
import type { AccountEntry } from '../../../electron/domain/connection.ts';
import type { AccountsField } from '../../../electron/domain/descriptor.ts';
import { CloseIcon } from '../../components/icons.tsx';
import { useWords } from '../../i18n/words.ts';

const ROLES: readonly AccountRole[] = ['pay-in', 'pay-out'];

interface AccountsEditorProps {
  readonly field: AccountsField;
  readonly entries: readonly AccountEntry[];
  readonly onChange: (entries: readonly AccountEntry[]) => void;
}

/** A list of account numbers, each marked pay-in or pay-out. */
export function AccountsEditor({ field, entries, onChange }: AccountsEditorProps) {
  const { hidden, s, t } = useWords();
  const replace = (index: number, entry: AccountEntry) => onChange(entries.with(index, entry));
  return (
    <div className="accounts">
      {entries.map((entry, index) => (
        // Entries have no identity but their place: two may even hold the same text while typed.
        // oxlint-disable-next-line react/no-array-index-key
        <div className="accounts-row" key={index}>
          <input
            type={hidden ? 'password' : 'text'}
            aria-label={t('accounts.number', { index: index + 1 })}
            data-testid={`field-${field.id}-no-${index}`}
            autoComplete="off"
            spellCheck={false}
            maxLength={field.maxLength}
            value={entry.accountNo}
            onChange={(event) => replace(index, { ...entry, accountNo: event.target.value })}
          />
          <select
            aria-label={t('accounts.role', { index: index + 1 })}
            data-testid={`field-${field.id}-role-${index}`}
            value={entry.role}
            onChange={(event) => {
              const role = ROLES.find((known) => known === event.target.value);
              if (role !== undefined) replace(index, { ...entry, role });
            }}
          >
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {s(`role.${role}`)}
              </option>
            ))}
          </select>
          <button
            type="button"
            className="icon-button"
            data-testid={`remove-${field.id}-${index}`}
            aria-label={t('accounts.remove', { index: index + 1 })}
            onClick={() => onChange(entries.toSpliced(index, 1))}
          >
            <CloseIcon />
          </button>
        </div>
      ))}
      <div className="accounts-add">
        {ROLES.map((role) => (
          <button
            key={role}
            type="button"
            className="button small"
            data-testid={`add-${role}-${field.id}`}
            onClick={() => onChange([...entries, { accountNo: '', role }])}
          >
            {t(`accounts.add-${role}`)}
          </button>
        ))}
      </div>
    </div>
  );
}
