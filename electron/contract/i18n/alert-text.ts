import { NOT_RETURNED, type AlertRecord, type AlertSubject } from '../../domain/alert.ts';
import type { Locale, LocalizedText } from '../../domain/locale.ts';
import { accountLabel } from './account-label.ts';
import { alertWords } from './alert-words.ts';
import { formatAmount, formatDayTime } from './format.ts';
import { MASK } from './mask.ts';
import { problemText } from './problem-text.ts';
import { sharedWords } from './shared.ts';

export interface AlertTextContext {
  readonly locale: Locale;
  readonly providerName: (providerId: string) => LocalizedText;
  readonly keychain: 'macos' | 'windows' | 'linux';
  /** Neither names nor amounts are to be seen. */
  readonly hidden?: boolean;
}

export interface AlertText {
  readonly title: string;
  readonly body: string;
}

/** What an alert is about: “Payouts · Peru · Pay-out”, or the connection alone. */
export function alertSubjectText(locale: Locale, subject: AlertSubject): string {
  const { connectionLabel, account } = subject;
  return account === undefined
    ? connectionLabel
    : `${connectionLabel} · ${accountLabel(locale, account)}`;
}

/** One alert in words, for a notification, a group message and the window's list alike. */
export function alertText(context: AlertTextContext, record: AlertRecord): AlertText {
  const { locale } = context;
  const t = alertWords(locale);
  const account = context.hidden === true ? MASK : alertSubjectText(locale, record.subject);
  const title = t(`${record.kind}.title`, { account });
  const { environmentKind } = record.subject;
  // Nobody should run to top up an account that is not real.
  const badge = environmentKind === 'production' ? null : `environment.${environmentKind}` as const;
  return {
    title:
      badge === null ? title : t('badge', { environment: sharedWords(locale)(badge), title }),
    body: context.hidden === true ? t('hidden.body') : body(context, record),
  };
}

function body(context: AlertTextContext, record: AlertRecord): string {
  const { locale } = context;
  const t = alertWords(locale);
  const space = locale === 'en' ? ' ' : '';
  const moment = (at: number): string => formatDayTime(locale, at);
  switch (record.kind) {
    case 'critical':
    case 'low': {
      const { available, line, payIn } = record.facts;
      const text = t(`${record.kind}.body`, {
        available: formatAmount(locale, available),
        line: formatAmount(locale, { ...available, value: line }),
      });
      if (payIn === undefined) return text;
      return text + space + t('pay-in', { amount: formatAmount(locale, payIn) });
    }
    case 'upper': {
      const { available, line } = record.facts;
      return t('upper.body', {
        available: formatAmount(locale, available),
        line: formatAmount(locale, { ...available, value: line }),
      });
    }
    case 'transit-late': {
      const { expected, expectedAt, available } = record.facts;
      return t('transit-late.body', {
        expected: formatAmount(locale, expected),
        moment: moment(expectedAt),
        available: formatAmount(locale, available),
      });
    }
    case 'needs-you': {
      const provider = context.providerName(record.subject.providerId)[locale];
      const { keychain } = context;
      const text = problemText(locale, record.facts.problem, { provider, keychain });
      return t('needs-you.body', { ...text });
    }
    case 'not-returned': {
      const { available, readAt } = record.facts;
      const amount = formatAmount(locale, available);
      return t('not-returned.body', { available: amount, moment: moment(readAt) });
    }
    case 'not-updated': {
      const { since } = record.facts;
      return since === undefined
        ? t('not-updated.body-never')
        : t('not-updated.body', { moment: moment(since) });
    }
    case 'status-changed': {
      const word = (given: string): string =>
        given === NOT_RETURNED ? sharedWords(locale)('state.not-returned') : given;
      const { from, to } = record.facts;
      return t('status-changed.body', { from: word(from), to: word(to) });
    }
    case 'frozen-rose':
    case 'large-jump': {
      const { from, to } = record.facts;
      const values = { from: formatAmount(locale, from), to: formatAmount(locale, to) };
      return t(`${record.kind}.body`, values);
    }
    case 'token-expiring':
      return t('token-expiring.body', { moment: moment(record.facts.expiresAt) });
    case 'run-out': {
      const { earliest, latest, toZero, topUpBy } = record.facts;
      const range = t('range', { earliest: moment(earliest), latest: moment(latest) });
      const text = t(toZero === true ? 'run-out.body-zero' : 'run-out.body', { range });
      if (topUpBy === undefined) return text;
      return text + space + t('run-out.top-up', { moment: moment(topUpBy) });
    }
    case 'recovered':
      return t('recovered.body', { available: formatAmount(locale, record.facts.available) });
  }
}
