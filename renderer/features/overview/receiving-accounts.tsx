import { needsAttention, type Account } from '../../../electron/domain/account.ts';
import { Glyph } from '../../components/glyph.tsx';
import { useWords } from '../../i18n/words.ts';
import { maskAccountNo } from '../../../electron/contract/i18n/account-label.ts';
import { accountTitle } from './accounts.ts';
import { useOverviewWords } from './words.ts';

/** More of them are folded away: what can run short is above. */
const SHOWN = 5;

/** The provider's own word for an account's status and what it means for the merchant. */
export function AccountStatusText({ account }: { readonly account: Account }) {
  const { s, t } = useWords();
  if (account.returned === false) {
    return (
      <span className="status status-attention" data-testid="account-status" data-meaning="gone">
        <Glyph state="needs-you" />
        {s('state.not-returned')}
      </span>
    );
  }
  if (account.status === undefined) return null;
  const { word, meaning } = account.status;
  return (
    <span
      className={`status status-${meaning}`}
      data-testid="account-status"
      data-meaning={meaning}
    >
      {needsAttention(account) && <Glyph state="needs-you" />}
      {t(`account-status.${meaning}`)} <span className="verbatim">{word}</span>
    </span>
  );
}

/** Accounts money comes in on, apart from balances: a number alone does not join them. */
export function ReceivingAccounts({ accounts }: { readonly accounts: readonly Account[] }) {
  const { own, t } = useWords();
  const w = useOverviewWords();
  if (accounts.length === 0) return null;
  const list = (
    <ul>
      {accounts.map((account) => (
        <li key={`${account.accountNo}/${account.type ?? ''}/${account.currencies.join()}`}>
          <span className="receiving-name">
            {own(accountTitle(account))}
            {account.name !== undefined && (
              <span className="row-meta"> {own(maskAccountNo(account.accountNo))}</span>
            )}
          </span>
          <span className="receiving-currencies">{account.currencies.join(' ')}</span>
          <AccountStatusText account={account} />
        </li>
      ))}
    </ul>
  );
  return (
    <div className="receiving" data-testid="receiving-accounts">
      {accounts.length > SHOWN ? (
        <details>
          <summary>{w('receiving.all', { count: accounts.length })}</summary>
          {list}
        </details>
      ) : (
        <>
          <p className="receiving-title">{t('receiving.title')}</p>
          {list}
        </>
      )}
    </div>
  );
}
