import { plain } from './session-bus.ts';

/** One entry of the tray menu as the panel would draw it. The root is an entry without a label. */
export interface TrayMenuItem {
  id: number;
  /** As a person reads it: mnemonic marks are taken out. */
  label: string;
  enabled: boolean;
  visible: boolean;
  type: 'standard' | 'separator';
  /** Null for an entry that cannot be ticked. */
  checked: boolean | null;
  children: TrayMenuItem[];
}

/** Labels from the menu's top to the entry: an exact text, the beginning of one, or a pattern. */
export type MenuPath = readonly (string | RegExp)[];

type Layout = [id: number, properties: Record<string, unknown>, children: Layout[]];

/** Reads the `(ia{sv}av)` tree of `com.canonical.dbusmenu.GetLayout`. */
export function menuFromLayout(layout: unknown): TrayMenuItem {
  return itemOf(plain(layout) as Layout);
}

function itemOf([id, properties, children]: Layout): TrayMenuItem {
  const ticks = properties['toggle-type'] === 'checkmark' || properties['toggle-type'] === 'radio';
  return {
    id,
    label: withoutMnemonic(String(properties['label'] ?? '')),
    // The protocol leaves out what has its default value.
    enabled: properties['enabled'] !== false,
    visible: properties['visible'] !== false,
    type: properties['type'] === 'separator' ? 'separator' : 'standard',
    checked: ticks ? properties['toggle-state'] === 1 : null,
    children: children.map(itemOf),
  };
}

/** In dbusmenu `_` marks the next letter and `__` is an underscore. */
function withoutMnemonic(label: string): string {
  return label.replaceAll(/__|_/g, (mark) => (mark === '__' ? '_' : ''));
}

/** What a person sees, one line per visible entry, two spaces per level, for assertions. */
export function menuText(root: TrayMenuItem): string {
  return linesOf(root, 0).join('\n');
}

function linesOf(parent: TrayMenuItem, level: number): string[] {
  return parent.children
    .filter((item) => item.visible)
    .flatMap((item) => ['  '.repeat(level) + lineOf(item), ...linesOf(item, level + 1)]);
}

function lineOf(item: TrayMenuItem): string {
  if (item.type === 'separator') return '---';
  const tick = item.checked === null ? '' : item.checked ? '[x] ' : '[ ] ';
  return `${tick}${item.label}${item.enabled ? '' : ' (disabled)'}`;
}

/**
 * The entry at `path`. Throws, with the menu as text, when there is none, when a beginning or a
 * pattern fits several, and when a person could not click it (disabled, or a hidden branch).
 */
export function findMenuItem(root: TrayMenuItem, path: MenuPath): TrayMenuItem {
  const fail = (reason: string) =>
    new Error(`Menu path ${path.map(String).join(' > ')}: ${reason}. The menu:\n${menuText(root)}`);
  let item = root;
  for (const step of path) {
    const seen = item.children.filter((child) => child.visible && child.type === 'standard');
    const exact = seen.filter((child) => child.label === step);
    const fitting = exact.length > 0 ? exact : seen.filter((child) => fits(child.label, step));
    const [only] = fitting;
    if (!only) throw fail(`nothing fits ${String(step)}`);
    if (fitting.length > 1) throw fail(`${fitting.length} entries fit ${String(step)}`);
    if (!only.enabled) throw fail(`"${only.label}" is disabled`);
    item = only;
  }
  return item;
}

function fits(label: string, step: string | RegExp): boolean {
  return typeof step === 'string' ? label.startsWith(step) : step.test(label);
}
