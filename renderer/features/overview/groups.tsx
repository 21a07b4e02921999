import { useId } from 'react';
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

/** The pinned balances, then all others by connection, or by company and connection. */
export function Groups({ list }: { readonly list: OverviewList }) {
  const { layout, snapshot } = useWindow();
  const { narrowed } = list;
  const groups = narrowed ? list.groups.filter(({ balances }) => balances.length > 0) : list.groups;
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
