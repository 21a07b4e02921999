import { startTransition, useEffect, useId, useState } from 'react';
import type { ConnectionSnapshot } from '../../../electron/domain/snapshot.ts';
import { useWindow } from '../../app/window-context.ts';
import { useWords } from '../../i18n/words.ts';
import { BalanceRow } from './balance-row.tsx';
import { ConnectionGroup } from './connection-group.tsx';
import { RowList } from './row-list.tsx';
import { countedConnections, sumsOf } from './sums.ts';
import { SumLine, Unread } from './totals.tsx';
import type { ListedGroup, OverviewList } from './use-list.ts';
import { useOverviewWords } from './words.ts';

/** What the user always wants to see first, from whichever connection. */
function PinnedGroup({ list }: { readonly list: OverviewList }) {
  const w = useOverviewWords();
  const titleId = useId();
  if (list.pinned.length === 0) return null;
  return (
    <section className="group" aria-labelledby={titleId} data-testid="pinned">
      <header className="group-header">
        <h2 id={titleId}>{w('pin.title')}</h2>
      </header>
      <div className="card">
        <RowList
          rows={list.pinned.map((listed) => (
            <BalanceRow
              key={`${listed.connection.id}/${listed.entry.key}`}
              listed={listed}
              named
            />
          ))}
        />
      </div>
    </section>
  );
}

interface Entity {
  /** `null` for the connections nobody put to a company. */
  readonly name: string | null;
  readonly groups: readonly ListedGroup[];
}

/** The companies in the order of their first connection; those of none at the end. */
function entitiesOf(
  groups: readonly ListedGroup[],
  names: Readonly<Record<string, string>>,
): readonly Entity[] {
  const nameOf = ({ connection }: ListedGroup) => names[connection.id] ?? null;
  const entities = [...new Set(groups.map(nameOf))].map((name) => ({
    name,
    groups: groups.filter((group) => nameOf(group) === name),
  }));
  return entities.toSorted((a, b) => Number(a.name === null) - Number(b.name === null));
}

interface EntitySectionProps {
  readonly entity: Entity;
  readonly counted: readonly ConnectionSnapshot[];
  readonly narrowed: boolean;
}

/** Companies approve payments separately, so each has its own sums. */
function EntitySection({ entity, counted, narrowed }: EntitySectionProps) {
  const { layout } = useWindow();
  const { own } = useWords();
  const w = useOverviewWords();
  const titleId = useId();
  const members = counted.filter(({ id }) => (layout.entities[id] ?? null) === entity.name);
  const sums = sumsOf(members);
  return (
    <section className="entity" aria-labelledby={titleId} data-testid="entity">
      <header className="entity-header">
        <h2 id={titleId}>{entity.name === null ? w('entity.none') : own(entity.name)}</h2>
        <SumLine sums={sums} />
        <Unread connections={members} />
      </header>
      {entity.groups.map(({ connection, balances }) => (
        <ConnectionGroup
          key={connection.id}
          connection={connection}
          balances={balances}
          narrowed={narrowed}
          heading="h3"
        />
      ))}
    </section>
  );
}

/** A row is at least so high, px, and a group with its heading takes one more. */
const ROW_PX = { compact: 36, roomy: 48 } as const;

/** What stands above them takes at least so much, px. */
const ABOVE_PX = 150;

/** By then what fills the window is painted, ms. */
const PAINTED_MS = 100;

/** Whether all the groups are to be drawn: at first only those that fill the window, unless it is to go somewhere else at once. */
function useWhole(): boolean {
  const { view } = useWindow();
  const [whole, setWhole] = useState(view.name === 'overview' && view.selected !== undefined);
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setWhole(true)), PAINTED_MS);
    return () => clearTimeout(timer);
  }, []);
  return whole;
}

/** As many as fill the window. */
function firstOf(groups: readonly ListedGroup[], height: number, rowPx: number): readonly ListedGroup[] {
  let room = height - ABOVE_PX;
  return groups.filter(({ balances }) => {
    const isSeen = room > 0;
    room -= rowPx * (1 + balances.length);
    return isSeen;
  });
}

/** The pinned balances, then all others by connection, or by company and connection. */
export function Groups({ list }: { readonly list: OverviewList }) {
  const { height, layout, snapshot } = useWindow();
  const { narrowed } = list;
  const whole = useWhole();
  const wanted = narrowed ? list.groups.filter(({ balances }) => balances.length > 0) : list.groups;
  const inOrder =
    layout.group === 'entity'
      ? entitiesOf(wanted, layout.entities).flatMap((entity) => entity.groups)
      : wanted;
  const groups = whole ? inOrder : firstOf(inOrder, height, ROW_PX[layout.compact ? 'compact' : 'roomy']);
  const counted = countedConnections(snapshot.connections);
  return (
    <>
      <PinnedGroup list={list} />
      {layout.group === 'entity'
        ? entitiesOf(groups, layout.entities).map((entity) => (
            <EntitySection
              key={entity.name ?? ''}
              entity={entity}
              counted={counted}
              narrowed={narrowed}
            />
          ))
        : groups.map(({ connection, balances }) => (
            <ConnectionGroup
              key={connection.id}
              connection={connection}
              balances={balances}
              narrowed={narrowed}
              heading="h2"
            />
          ))}
    </>
  );
}
