import { useId, useState } from 'react';
import type { ConnectionSnapshot } from '../../../electron/domain/snapshot.ts';
import { useWindow } from '../../app/window-context.ts';
import { MoreIcon } from '../../components/icons.tsx';
import { Popover } from '../../components/popover.tsx';
import { useWords } from '../../i18n/words.ts';
import { useConnectionEditor } from '../connections/use-connection-editor.ts';
import { useOverviewWords } from './words.ts';

const MAX_LENGTH = 80;

interface EntityFormProps {
  readonly connectionId: string;
  readonly onDone: () => void;
}

function EntityForm({ connectionId, onDone }: EntityFormProps) {
  const { arrange, layout } = useWindow();
  const { hidden, t } = useWords();
  const w = useOverviewWords();
  const { entities } = layout;
  const [typed, setTyped] = useState(entities[connectionId] ?? '');
  const listId = useId();
  const hintId = useId();
  const known = [...new Set(Object.values(entities))].toSorted();
  const save = () => {
    const { [connectionId]: _before, ...others } = entities;
    const entity = typed.trim();
    arrange({ entities: entity === '' ? others : { ...others, [connectionId]: entity } });
    onDone();
  };
  return (
    <form
      className="entity-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <label className="field">
        <span className="field-label">{w('entity.label')}</span>
        <input
          type={hidden ? 'password' : 'text'}
          list={listId}
          autoComplete="off"
          maxLength={MAX_LENGTH}
          aria-describedby={hintId}
          data-testid={`entity-${connectionId}`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <datalist id={listId}>
        {(hidden ? [] : known).map((entity) => (
          <option key={entity} value={entity} />
        ))}
      </datalist>
      <p id={hintId} className="hint">
        {w('entity.hint')}
      </p>
      <button type="submit" className="button small" data-testid={`save-entity-${connectionId}`}>
        {t('save')}
      </button>
    </form>
  );
}

/** What else can be done about a connection, beside refreshing it. */
export function ConnectionMenu({ connection }: { readonly connection: ConnectionSnapshot }) {
  const { layout } = useWindow();
  const { own, t } = useWords();
  const w = useOverviewWords();
  const edit = useConnectionEditor();
  return (
    <Popover
      label={w('entity.menu', { connection: own(connection.label) })}
      testId={`menu-${connection.id}`}
      buttonClass="icon-button"
      button={<MoreIcon />}
    >
      {(close) => (
        <>
          {/* An import may name the company too; the field then begins anew. */}
          <EntityForm
            key={layout.entities[connection.id] ?? ''}
            connectionId={connection.id}
            onDone={close}
          />
          <button
            type="button"
            className="button small"
            onClick={() => {
              close();
              edit(connection.id);
            }}
          >
            {t('edit-connection')}
          </button>
        </>
      )}
    </Popover>
  );
}
