/**
 * The XDG autostart file that starts the app hidden.
 * @param command the program and its arguments
 */
export function autostartEntry(command: readonly string[]): string {
  const [program = ''] = command;
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Plimsoll',
    'Comment=Watches the balances of your payment accounts',
    'Comment[zh_CN]=监控收付款账户余额',
    // Without it a desktop would complain at every log-in once the app was removed.
    `TryExec=${escaped(program)}`,
    `Exec=${command.map(quoted).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** Whether the desktop starts what this file says; desktops switch it off inside the file. */
export function isStarted(entry: string): boolean {
  return !/^(?:Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/m.test(entry);
}

/**
 * Whether it is this program that the file names; one that was moved since starts nothing, or another copy. Desktops write
 * the line anew without its quotes, and people put something before it.
 * @param command as for `autostartEntry`
 */
export function namesCommand(entry: string, command: readonly string[]): boolean {
  const words = ` ${valueOf(entry, 'Exec') ?? ''} `;
  const tried = valueOf(entry, 'TryExec');
  return (
    command.every((argument) =>
      [quoted(argument), escaped(argument)].some((word) => words.includes(` ${word} `)),
    ) &&
    (tried === null || tried === escaped(command[0] ?? ''))
  );
}

/** @returns `null` where the file has no such key */
function valueOf(entry: string, key: 'Exec' | 'TryExec'): string | null {
  return new RegExp(`^${key}\\s*=\\s*(.*?)\\s*$`, 'm').exec(entry)?.[1] ?? null;
}

/** One argument of an `Exec` line: quoted for the line, then escaped as every value of such a file is. */
function quoted(argument: string): string {
  const inQuotes = argument.replaceAll(/["`$\\]/g, '\\$&').replaceAll('%', '%%');
  return escaped(`"${inQuotes}"`);
}

/** A value of such a file. `TryExec` is a path alone, without the quoting of a command. */
function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\');
}
