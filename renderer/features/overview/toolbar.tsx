import type { RefObject } from 'react';
import { STATE_FILTERS } from '../../../electron/contract/view-types.ts';
import { useWindow } from '../../app/window-context.ts';
import { CloseIcon, SearchIcon } from '../../components/icons.tsx';
import { useWords } from '../../i18n/words.ts';
import type { OverviewList } from './use-list.ts';
import { ViewMenu } from './view-menu.tsx';
import { useOverviewWords } from './words.ts';

/** From so many balances on a list is worth searching. */
const SEARCH_FROM = 8;

interface FilterProps {
  readonly label: string;
  readonly testId: string;
  readonly every: string;
  readonly value: string | null;
  /** Value and word. */
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string | null) => void;
}

function FilterSelect({ label, testId, every, value, options, onChange }: FilterProps) {
  return (
    <select
      className={`filter${value === null ? '' : ' filter-on'}`}
      aria-label={label}
      data-testid={testId}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
    >
      <option value="">{every}</option>
      {options.map(([option, word]) => (
        <option key={option} value={option}>
          {word}
        </option>
      ))}
    </select>
  );
}

function Filters({ list }: { readonly list: OverviewList }) {
  const { arrange, providers } = useWindow();
  const { locale } = useWords();
  const w = useOverviewWords();
  const { all, filter } = list;
  const ids = [...new Set(all.map(({ connection }) => connection.providerId))];
  const currencies = [...new Set(all.map(({ entry }) => entry.balance.currency))].toSorted();
  const providerName = (id: string) =>
    providers.find((descriptor) => descriptor.id === id)?.name[locale] ?? id;
  return (
    <>
      <FilterSelect
        label={w('filter.state')}
        testId="filter-state"
        every={w('filter.state.all')}
        value={filter.state}
        options={STATE_FILTERS.map((state) => [state, w(`filter.state.${state}`)])}
        onChange={(value) =>
          arrange({ state: STATE_FILTERS.find((state) => state === value) ?? null })
        }
      />
      {ids.length > 1 && (
        <FilterSelect
          label={w('filter.provider')}
          testId="filter-provider"
          every={w('filter.provider.all')}
          value={filter.providerId}
          options={ids.map((id) => [id, providerName(id)])}
          onChange={(providerId) => arrange({ providerId })}
        />
      )}
      {currencies.length > 1 && (
        <FilterSelect
          label={w('filter.currency')}
          testId="filter-currency"
          every={w('filter.currency.all')}
          value={filter.currency}
          options={currencies.map((currency) => [currency, currency])}
          onChange={(currency) => arrange({ currency })}
        />
      )}
    </>
  );
}

interface SearchProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly search: string;
  readonly onSearch: (search: string) => void;
}

function Search({ input, search, onSearch }: SearchProps) {
  const w = useOverviewWords();
  return (
    <div className="search">
      <SearchIcon />
      <input
        ref={input}
        type="text"
        autoComplete="off"
        maxLength={100}
        aria-label={w('search.label')}
        aria-keyshortcuts="/"
        placeholder={w('search.label')}
        data-testid="search"
        value={search}
        onChange={(event) => onSearch(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || search === '') return;
          // The first `Esc` empties the field, the next one is for the panel.
          event.preventDefault();
          onSearch('');
        }}
      />
      {search === '' ? (
        <kbd aria-hidden="true">/</kbd>
      ) : (
        <button
          type="button"
          className="icon-button"
          aria-label={w('search.clear')}
          onClick={() => {
            onSearch('');
            input.current?.focus();
          }}
        >
          <CloseIcon />
        </button>
      )}
    </div>
  );
}

/** What the filter leaves out is said, with the way back. */
function Narrowed({ list, onClear }: { list: OverviewList; onClear: () => void }) {
  const { arrange } = useWindow();
  const w = useOverviewWords();
  return (
    <div className="narrowed">
      <p role="status" data-testid="narrowed">
        {list.narrowed && w('filter.shown', { shown: list.shownCount, all: list.all.length })}
        {list.narrowed && list.hiddenZeros > 0 && ' · '}
        {list.hiddenZeros > 0 && w('zero.hidden', { count: list.hiddenZeros })}
      </p>
      {list.narrowed && (
        <button type="button" className="link" data-testid="clear-filter" onClick={onClear}>
          {w('filter.clear')}
        </button>
      )}
      {!list.narrowed && list.hiddenZeros > 0 && (
        <button
          type="button"
          className="link"
          data-testid="show-zero"
          onClick={() => arrange({ hideZero: false })}
        >
          {w('zero.show')}
        </button>
      )}
    </div>
  );
}

interface ToolbarProps extends SearchProps {
  readonly list: OverviewList;
}

/** Finds, narrows down and arranges. */
export function Toolbar({ list, ...search }: ToolbarProps) {
  const { arrange } = useWindow();
  const clear = () => {
    search.onSearch('');
    arrange({ state: null, providerId: null, currency: null });
  };
  return (
    <>
      <div className="toolbar" data-testid="toolbar">
        {(list.all.length >= SEARCH_FROM || list.narrowed) && (
          <>
            <Search {...search} />
            <Filters list={list} />
          </>
        )}
        <ViewMenu />
      </div>
      <Narrowed list={list} onClear={clear} />
    </>
  );
}
