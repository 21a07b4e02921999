import { useMemo } from 'react';
import type { ConnectionSnapshot } from '../../../electron/domain/snapshot.ts';
import type { ProviderDescriptor } from '../../../electron/domain/descriptor.ts';
import { useWindow } from '../../app/window-context.ts';
import { useWords, type Words } from '../../i18n/words.ts';
import { balanceTypeLabel } from './accounts.ts';
import {
  isFound,
  isIdleZero,
  listedOf,
  passes,
  sorted,
  sortedConnections,
  type Filter,
  type Listed,
} from './listed.ts';

export interface ListedGroup {
  readonly connection: ConnectionSnapshot;
  /** Those to show here; what is pinned stands elsewhere. */
  readonly balances: readonly Listed[];
}

export interface OverviewList {
  readonly pinned: readonly Listed[];
  readonly groups: readonly ListedGroup[];
  /** Everything there is, for the choices of the filter. */
  readonly all: readonly Listed[];
  readonly filter: Filter;
  /** Some of it is left out by the filter or the search. */
  readonly narrowed: boolean;
  readonly shownCount: number;
  readonly hiddenZeros: number;
}

/** A choice of the filter that nothing answers to any more would hide everything, so it does not count. */
function soundFilter(layout: Filter, all: readonly Listed[]): Filter {
  const { state, hideZero, providerId, currency } = layout;
  const has = (test: (listed: Listed) => boolean) => all.some(test);
  return {
    state,
    hideZero,
    providerId: has(({ connection }) => connection.providerId === providerId) ? providerId : null,
    currency: has(({ entry }) => entry.balance.currency === currency) ? currency : null,
  };
}

function searchTexts(
  listed: Listed,
  words: Words,
  providers: readonly ProviderDescriptor[],
  entity: string | undefined,
): readonly (string | undefined)[] {
  const { connection, entry, title, role } = listed;
  const { accountNo, currency, balanceType } = entry.balance;
  const descriptor = providers.find(({ id }) => id === connection.providerId);
  return [
    title,
    accountNo,
    currency,
    connection.label,
    entity,
    ...Object.values(descriptor?.name ?? {}),
    balanceTypeLabel(words, descriptor, balanceType),
    role === undefined ? undefined : words.s(`role.${role}`),
  ];
}

/** The overview's balances as they are to be shown. @param search as typed; blank searches for nothing */
export function useList(search: string): OverviewList {
  const { layout, providers, snapshot } = useWindow();
  const words = useWords();
  return useMemo(() => {
    const connections = sortedConnections(snapshot.connections, layout.sort, words.locale);
    const all = connections.flatMap(listedOf);
    const filter = soundFilter(layout, all);
    const wanted = search.trim();
    const found = all.filter(
      (listed) =>
        passes(listed, filter) &&
        (wanted === '' ||
          isFound(
            wanted,
            searchTexts(listed, words, providers, layout.entities[listed.connection.id]),
          )),
    );
    const shown = new Set(filter.hideZero ? found.filter((one) => !isIdleZero(one)) : found);
    const pinned = layout.pinned.flatMap(({ connectionId, key }) => {
      const isIt = ({ connection, entry }: Listed) =>
        connection.id === connectionId && entry.key === key;
      return all.find(isIt) ?? [];
    });
    const apart = new Set(pinned);
    const groups = connections.map((connection) => {
      const here = all.filter(
        (listed) => listed.connection === connection && shown.has(listed) && !apart.has(listed),
      );
      return { connection, balances: sorted(here, layout.sort, words.locale) };
    });
    const { state, providerId, currency } = filter;
    return {
      pinned: pinned.filter((listed) => shown.has(listed)),
      groups,
      all,
      filter,
      narrowed: state !== null || providerId !== null || currency !== null || wanted !== '',
      shownCount: shown.size,
      hiddenZeros: found.length - shown.size,
    };
  }, [layout, providers, search, snapshot, words]);
}
