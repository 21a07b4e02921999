import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useModal } from '../../components/use-modal.ts';
import { COMMAND_GROUPS, useCommands, type Command, type CommandGroup } from './commands.ts';
import { usePaletteWords } from './words.ts';

/** How far a key leads from the command that is marked; the ends meet. */
function stepOf(key: string): number | null {
  return key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : null;
}

interface GroupProps {
  readonly group: CommandGroup;
  readonly commands: readonly Command[];
  readonly marked: Command | undefined;
  readonly idOf: (command: Command) => string;
  readonly onMark: (command: Command) => void;
  readonly onRun: (command: Command) => void;
}

function Group({ group, commands, marked, idOf, onMark, onRun }: GroupProps) {
  const w = usePaletteWords();
  const titleId = useId();
  if (commands.length === 0) return null;
  return (
    <div role="group" aria-labelledby={titleId}>
      <p id={titleId} className="palette-group">
        {w(`group.${group}`)}
      </p>
      {commands.map((command) => (
        <div
          key={command.id}
          id={idOf(command)}
          role="option"
          aria-selected={command === marked}
          className="palette-item"
          data-testid={`command-${command.id}`}
          onPointerMove={() => onMark(command)}
          // The field keeps the focus: keys go on working after a click.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onRun(command)}
        >
          {command.label}
        </div>
      ))}
    </div>
  );
}

interface PaletteProps {
  readonly onClose: () => void;
}

/** Everything by its name: type, choose with the arrow keys, run with Enter. `Esc` leaves. */
export function Palette({ onClose }: PaletteProps) {
  const w = usePaletteWords();
  const dialog = useModal();
  const list = useRef<HTMLDivElement>(null);
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const found = useCommands(typed);
  const marked = found[Math.min(at, found.length - 1)];
  const idOf = (command: Command) => `${listId}-${found.indexOf(command)}`;
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView?.({ block: 'nearest' });
  }, [marked?.id]);

  const run = (command: Command) => {
    // First, so that what it opens gets the focus and keeps it.
    onClose();
    command.run();
  };

  function onKeyDown(event: KeyboardEvent): void {
    // An input method is still choosing characters: Enter and arrows are for it.
    if (event.nativeEvent.isComposing) return;
    const step = stepOf(event.key);
    if (step !== null && found.length > 0) {
      event.preventDefault();
      setAt((Math.min(at, found.length - 1) + step + found.length) % found.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (marked !== undefined) run(marked);
    }
  }

  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label={w('title')}
      data-testid="palette"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <input
        autoFocus
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={marked === undefined ? undefined : idOf(marked)}
        aria-label={w('placeholder')}
        placeholder={w('placeholder')}
        data-testid="palette-input"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={listId} role="listbox" aria-label={w('title')} className="palette-list">
        {COMMAND_GROUPS.map((group) => (
          <Group
            key={group}
            group={group}
            commands={found.filter((command) => command.group === group)}
            marked={marked}
            idOf={idOf}
            onMark={(command) => setAt(found.indexOf(command))}
            onRun={run}
          />
        ))}
      </div>
      <p role="status" className={found.length === 0 ? 'palette-none' : 'visually-hidden'}>
        {found.length === 0 ? w('none') : w('found', { count: found.length })}
      </p>
    </dialog>
  );
}
