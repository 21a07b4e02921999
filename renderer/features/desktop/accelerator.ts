/** The part of a key press that counts. */
export interface KeyPress {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

const named: Readonly<Record<string, string>> = {
  Space: 'Space',
  Enter: 'Return',
  Tab: 'Tab',
  Backspace: 'Backspace',
  Delete: 'Delete',
  Insert: 'Insert',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Minus: '-',
  Equal: '=',
  Comma: ',',
  Period: '.',
  Slash: '/',
  Semicolon: ';',
  Quote: "'",
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Backquote: '`',
};

/**
 * The keys in Electron's words; `null` while they are none that could be a shortcut: a plain key, with or without Shift,
 * would be taken away from every other program. It goes by the place of the key, as the system does.
 */
export function acceleratorOf(press: KeyPress): string | null {
  const key = keyOf(press.code);
  if (key === null || !(press.ctrlKey || press.altKey || press.metaKey)) return null;
  return [
    ...(press.ctrlKey ? ['Control'] : []),
    ...(press.altKey ? ['Alt'] : []),
    ...(press.shiftKey ? ['Shift'] : []),
    ...(press.metaKey ? ['Super'] : []),
    key,
  ].join('+');
}

function keyOf(code: string): string | null {
  const plain = /^(?:Key([A-Z])|Digit([0-9])|(F(?:[1-9]|1[0-9]|2[0-4])))$/.exec(code);
  return plain?.[1] ?? plain?.[2] ?? plain?.[3] ?? named[code] ?? null;
}

/** The keys as they are written on the keyboard. */
export function keysText(accelerator: string, isMac: boolean): string {
  const names: Readonly<Record<string, string>> = isMac
    ? { Control: '⌃', Alt: '⌥', Shift: '⇧', Super: '⌘' }
    : { Control: 'Ctrl', Super: 'Super' };
  // A plus sign is no key of its own here, so it only stands between the parts.
  return accelerator
    .split('+')
    .map((part) => names[part] ?? part)
    .join(isMac ? '' : '+');
}
