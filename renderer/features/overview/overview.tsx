import {
  Suspense,
  useDeferredValue,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type RefObject,
} from 'react';
import { formatValue } from '../../../electron/contract/i18n/format.ts';
import { accountPanel } from '../../app/rare-screens.ts';
import { useWindow } from '../../app/window-context.ts';
import { useWords } from '../../i18n/words.ts';
import { FirstRun } from '../first-run/first-run.tsx';
import { attentionItems } from './attention.ts';
import { AttentionList } from './attention-list.tsx';
import { Groups } from './groups.tsx';
import { Toolbar } from './toolbar.tsx';
import { Totals } from './totals.tsx';
import { useTrendColumns } from './trend-columns.ts';
import { onRowKey, useOverviewKeys } from './use-keys.ts';
import { useList, type OverviewList } from './use-list.ts';
import { useOverviewWords } from './words.ts';

/** The amounts' column is as wide as its longest, in every group: then columns align across them. */
function useAmountWidth({ all }: OverviewList): CSSProperties {
  const { locale } = useWords();
  const longest = useMemo(
    () =>
      all
        .map(({ entry }) => entry.balance.available)
        // What comes in nobody knows which unit is said in words, and stands out of the column.
        .filter(({ unit }) => unit === 'major')
        .reduce((most, available) => Math.max(most, formatValue(locale, available).length), 0),
    [all, locale],
  );
  return { '--amount-digits': longest } as CSSProperties;
}

function List({ searchInput }: { readonly searchInput: RefObject<HTMLInputElement | null> }) {
  const { app, kept, layout, snapshot } = useWindow();
  const { t } = useWords();
  const w = useOverviewWords();
  const [search, setSearched] = useState(kept.search);
  const setSearch = (typed: string) => {
    kept.search = typed;
    setSearched(typed);
  };
  // What is typed is seen at once; a long list may follow a moment later.
  const list = useList(useDeferredValue(search));
  const items = useMemo(
    () => attentionItems(snapshot, app.keychain),
    [snapshot, app.keychain],
  );
  const columns = useTrendColumns();
  const looks = [
    'overview-list',
    ...(layout.compact ? ['compact'] : []),
    ...(columns.past ? ['with-trends'] : []),
    ...(columns.runway ? ['with-runway'] : []),
  ];
  return (
    <div
      className={looks.join(' ')}
      style={useAmountWidth(list)}
      onKeyDown={onRowKey}
    >
      <h1 className="visually-hidden">{t('nav.overview')}</h1>
      <AttentionList items={items} />
      <Totals />
      <Toolbar list={list} input={searchInput} search={search} onSearch={setSearch} />
      {list.narrowed && list.shownCount === 0 && (
        <p className="list-none" data-testid="no-match">
          {w('filter.none')}
        </p>
      )}
      <Groups list={list} />
    </div>
  );
}

/** The balance whose panel is open. One that was left open is waited for until its connection was asked. */
function useOpened() {
  const { snapshot, view } = useWindow();
  const selected = view.name === 'overview' ? view.selected : undefined;
  const connection = snapshot.connections.find(({ id }) => id === selected?.connectionId);
  const waiting =
    connection !== undefined &&
    connection.lastSuccessAt === undefined &&
    connection.balances.length === 0;
  return waiting ? undefined : selected;
}

/** All balances by connection, what needs attention before them. */
export function Overview() {
  const { go, snapshot } = useWindow();
  const searchInput = useRef<HTMLInputElement>(null);
  const opened = useOpened();
  useOverviewKeys(searchInput, opened === undefined ? null : () => go({ name: 'overview' }));
  if (snapshot.connections.length === 0) return <FirstRun />;
  return (
    <div className={`overview${opened === undefined ? '' : ' overview-split'}`}>
      <List searchInput={searchInput} />
      {opened !== undefined && (
        <Suspense fallback={<aside className="panel" />}>
          <accountPanel.Screen key={`${opened.connectionId}/${opened.key}`} selected={opened} />
        </Suspense>
      )}
    </div>
  );
}
