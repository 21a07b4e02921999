import { payInBeside } from '../../../electron/domain/account-of.ts';
import { useState } from 'react';
import { accountLabel, fullAccountLabel } from '../../../electron/contract/i18n/account-label.ts';
import { formatAmount, formatDecimal } from '../../../electron/contract/i18n/format.ts';
import { minorUnitExponent } from '../../../electron/domain/iso4217.ts';
import type { Problem } from '../../../electron/domain/problem.ts';
import { useWindow } from '../../app/window-context.ts';
import { StateChip } from '../../components/chip.tsx';
import { useConnectionEditor } from '../connections/use-connection-editor.ts';
import { authorizationEnd } from '../../i18n/authorization-end.ts';
import { asOf } from '../../i18n/moments.ts';
import { useProblemText } from '../../i18n/use-problem-text.ts';
import { useWords, type Words } from '../../i18n/words.ts';
import type { AttentionItem, AuthorizationTrouble } from './attention.ts';
import { useOverviewWords } from './words.ts';

/** A list longer than a glance hides the accounts below it, so the rest is folded away. */
const SHOWN = 5;

interface Sentence {
  readonly what: string;
  readonly advice?: string;
}

function lineSentence(
  words: Words,
  { connection, entry }: Extract<AttentionItem, { kind: 'line' }>,
  now: number,
): Sentence {
  const { locale, own, s, t } = words;
  const { currency, available } = entry.balance;
  const level = entry.level === 'critical' ? 'critical' : 'low';
  const value = (level === 'critical' ? entry.line?.critical : entry.line?.warn) ?? '0';
  const below = s(`alert.${level}.body`, {
    amount: own(formatAmount(locale, available)),
    line: own(formatDecimal(locale, value, minorUnitExponent(currency) ?? 0)),
  });
  const stale = entry.freshness === 'stale';
  const what = stale ? `${asOf(words, entry.readAt, now)} · ${below}` : below;
  const payIn = payInBeside(connection, entry);
  if (payIn === undefined) return { what };
  const amount = own(formatAmount(locale, payIn.balance.available));
  return { what, advice: t('attention.pay-in-holds', { amount }) };
}

function authorizationSentence(
  words: Words,
  trouble: AuthorizationTrouble,
  problemText: (problem: Problem) => Sentence,
  now: number,
): Sentence {
  const { t } = words;
  switch (trouble.what) {
    case 'ending':
      return { what: authorizationEnd(words, trouble.endsAt, now) ?? '' };
    case 'unrenewed': {
      const text = problemText(trouble.problem);
      return { ...text, what: t('authorization.unrenewed', { what: text.what }) };
    }
    case 'unsaved':
      return { what: t('authorization.unsaved') };
  }
}

function useSentence(item: AttentionItem): Sentence {
  const words = useWords();
  const { now } = useWindow();
  const problemText = useProblemText(item.connection.providerId);
  const { t } = words;
  switch (item.kind) {
    case 'line':
      return lineSentence(words, item, now);
    case 'not-returned':
      return { what: t('attention.not-returned') };
    case 'problem':
      return problemText(item.problem);
    case 'accounts-problem': {
      const text = problemText(item.problem);
      return { ...text, what: t('attention.accounts', { what: text.what }) };
    }
    case 'account-status':
      return item.account.returned === false
        ? { what: t('attention.account-not-returned') }
        : { what: t('attention.account-status', { status: item.account.status?.word ?? '' }) };
    case 'stale':
      return { what: t('attention.stale') };
    case 'authorization':
      return authorizationSentence(words, item.trouble, problemText, now);
  }
}

function subject(item: AttentionItem, { locale, own }: Words): string {
  const { label } = item.connection;
  if (item.kind === 'line' || item.kind === 'not-returned') {
    const { balance } = item.entry;
    return `${own(fullAccountLabel(locale, item.connection, balance))} · ${balance.currency}`;
  }
  if (item.kind === 'account-status') return own(`${label} · ${accountLabel(locale, item.account)}`);
  return own(label);
}

function ItemAction({ item, label }: { readonly item: AttentionItem; readonly label: string }) {
  const { go, refresh } = useWindow();
  const edit = useConnectionEditor();
  const { t } = useWords();
  const { id } = item.connection;
  const act = (word: string, run: () => void) => (
    <button type="button" className="button small" aria-label={`${word}: ${label}`} onClick={run}>
      {word}
    </button>
  );
  if (item.kind === 'line' || item.kind === 'not-returned') {
    const selected = { connectionId: id, key: item.entry.key };
    return act(t('open'), () => go({ name: 'overview', selected }));
  }
  if (item.kind === 'account-status') return null;
  if (item.kind === 'authorization') {
    return item.trouble.what === 'unsaved' ? null : act(t('edit'), () => edit(id));
  }
  const retry = act(t('try-again'), () => refresh(id));
  if (item.state !== 'needs-you') return retry;
  return (
    <>
      {retry}
      {act(t('edit'), () => edit(id))}
    </>
  );
}

/** What is only to come is said in a quieter way. */
function ItemChip({ item }: { readonly item: AttentionItem }) {
  const { t } = useWords();
  const trouble = item.kind === 'authorization' ? item.trouble : undefined;
  if (trouble?.what !== 'ending' || trouble.over) return <StateChip state={item.state} />;
  return (
    <span className="chip" data-testid="chip" data-state="soon">
      {t('authorization.chip')}
    </span>
  );
}

function Item({ item }: { readonly item: AttentionItem }) {
  const words = useWords();
  const sentence = useSentence(item);
  const label = subject(item, words);
  return (
    <li
      className={`attention-item attention-${item.state}`}
      data-testid="problem"
      data-state={item.state}
      data-connection={item.connection.id}
      data-kind={item.kind}
    >
      <ItemChip item={item} />
      <div className="attention-text">
        <strong>{label}</strong>{' '}
        <span>
          {sentence.what}
          {sentence.advice !== undefined && <span className="advice"> {sentence.advice}</span>}
        </span>
      </div>
      <div className="attention-actions">
        <ItemAction item={item} label={label} />
      </div>
    </li>
  );
}

/** What somebody should look at, worst first; nothing at all when there is nothing. */
export function AttentionList({ items }: { readonly items: readonly AttentionItem[] }) {
  const { t } = useWords();
  const w = useOverviewWords();
  const [unfolded, setUnfolded] = useState(false);
  if (items.length === 0) return null;
  // To unfold a single line would cost as much room as the line.
  const folds = items.length > SHOWN + 1;
  const shown = folds && !unfolded ? items.slice(0, SHOWN) : items;
  return (
    <section className="attention" aria-labelledby="attention-title" data-testid="attention">
      <h2 id="attention-title">{t('attention.title')}</h2>
      <ul>
        {shown.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ul>
      {folds && (
        <button
          type="button"
          className="link attention-more"
          data-testid="attention-more"
          aria-expanded={unfolded}
          onClick={() => setUnfolded(!unfolded)}
        >
          {unfolded
            ? w('attention.fewer')
            : w('attention.more', { count: items.length - SHOWN })}
        </button>
      )}
    </section>
  );
}
