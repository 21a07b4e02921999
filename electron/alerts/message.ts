import { fullAccountLabel } from '../contract/i18n/account-label.ts';
import { formatAmount } from '../contract/i18n/format.ts';
import { sharedWords } from '../contract/i18n/shared.ts';
import type { Locale } from '../domain/locale.ts';
import type { Alert } from './decide.ts';

export interface AlertMessage {
  readonly title: string;
  readonly body: string;
}

/** What a low-funds notification says: which account, how much, which line. */
export function alertMessage(locale: Locale, { level, connection, entry }: Alert): AlertMessage {
  const t = sharedWords(locale);
  const { balance, line } = entry;
  const crossed = (level === 'critical' ? line?.critical : line?.warn) ?? '0';
  const title = t(`alert.${level}.title`, {
    account: fullAccountLabel(locale, connection, balance),
  });
  const { environmentKind } = connection;
  return {
    title:
      environmentKind === 'production'
        ? title
        : t('alert.badge', { environment: t(`environment.${environmentKind}`), title }),
    body: t(`alert.${level}.body`, {
      amount: formatAmount(locale, balance.available),
      line: formatAmount(locale, { ...balance.available, value: crossed }),
    }),
  };
}
