import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { autostartEntry } from '../../../electron/desktop/autostart-entry.ts';
import { autostartFile, loginItem } from '../../../electron/desktop/start-at-login.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'plimsoll-login-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const COMMAND = ['/opt/Plimsoll/plimsoll'];

describe('on Linux', () => {
  it('it is a file in the autostart folder that starts the app hidden', () => {
    const login = autostartFile({ HOME: home }, COMMAND);
    const file = path.join(home, '.config/autostart/plimsoll.desktop');
    expect(login.isOn()).toBe(false);
    expect(login.set(true)).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain('\nExec="/opt/Plimsoll/plimsoll" "--hidden"\n');
    expect(login.isOn()).toBe(true);
    expect(login.set(false)).toBe(true);
    expect(login.isOn()).toBe(false);
  });

  it('it starts nothing once the app is removed: the entry names the program it hangs on', () => {
    expect(autostartEntry(COMMAND)).toContain('\nTryExec=/opt/Plimsoll/plimsoll\n');
    expect(autostartEntry(['/opt/My "App"/back\\slash', '/app'])).toContain(
      '\nTryExec=/opt/My "App"/back\\\\slash\n',
    );
  });

  it('the folder may be elsewhere', () => {
    const config = path.join(home, 'settings');
    autostartFile({ HOME: home, XDG_CONFIG_HOME: config }, COMMAND).set(true);
    expect(readFileSync(path.join(config, 'autostart/plimsoll.desktop'), 'utf8')).toMatch(/^\[/);
  });

  it.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false'])(
    'what the desktop switched off (%s) is off, and can be switched on',
    (switched) => {
      const folder = path.join(home, '.config/autostart');
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, 'plimsoll.desktop'), `[Desktop Entry]\n${switched}\n`);
      const login = autostartFile({ HOME: home }, COMMAND);
      expect(login.isOn()).toBe(false);
      expect(login.set(true)).toBe(true);
    },
  );

  describe('an entry that is there already', () => {
    const write = (entry: string): string => {
      const folder = path.join(home, '.config/autostart');
      mkdirSync(folder, { recursive: true });
      const file = path.join(folder, 'plimsoll.desktop');
      writeFileSync(file, entry);
      return file;
    };
    const today = autostartEntry([...COMMAND, '--hidden']);

    it.each([
      ['another place', autostartEntry(['/home/a/Plimsoll-1.0.AppImage', '--hidden'])],
      ['a clone', autostartEntry(['/opt/electron', '/home/a/plimsoll', '--hidden'])],
      ['a program that is tried first and is gone', today.replace('TryExec=/opt', 'TryExec=/old')],
      ['nothing', '[Desktop Entry]\nType=Application\n'],
    ])('and names %s starts nothing, until the app is started by hand', (_what, entry) => {
      const file = write(entry);
      const login = autostartFile({ HOME: home }, COMMAND);
      expect(login.isOn()).toBe(false);
      login.renew();
      expect(login.isOn()).toBe(true);
      expect(readFileSync(file, 'utf8')).toBe(today);
    });

    it('of the same program in another folder does not count as the app', () => {
      write(autostartEntry(['/opt/electron', '/home/a/old', '--hidden']));
      expect(autostartFile({ HOME: home }, ['/opt/electron', '/home/a/new']).isOn()).toBe(false);
    });

    it.each([
      ['without its quotes', '/opt/Plimsoll/plimsoll --hidden'],
      ['with something before it', 'env LANG=zh_CN.UTF-8 "/opt/Plimsoll/plimsoll" "--hidden"'],
    ])('%s is kept as somebody wrote it', (_what, exec) => {
      const entry = today.replace(/^Exec=.*$/m, `Exec=${exec}`);
      const file = write(entry);
      const login = autostartFile({ HOME: home }, COMMAND);
      expect(login.isOn()).toBe(true);
      login.renew();
      expect(readFileSync(file, 'utf8')).toBe(entry);
    });

    it('and was switched off stays so', () => {
      const entry = `${autostartEntry(['/old', '--hidden'])}Hidden=true\n`;
      const file = write(entry);
      autostartFile({ HOME: home }, COMMAND).renew();
      expect(readFileSync(file, 'utf8')).toBe(entry);
    });

    it('none is made where there was none', () => {
      autostartFile({ HOME: home }, COMMAND).renew();
      expect(existsSync(path.join(home, '.config'))).toBe(false);
    });
  });

  it('a folder that cannot be written is told', () => {
    writeFileSync(path.join(home, '.config'), 'a file');
    expect(autostartFile({ HOME: home }, COMMAND).set(true)).toBe(false);
  });

  it('without a home it cannot be set', () => {
    expect(autostartFile({}, COMMAND).isOn()).toBeNull();
  });

  it.each([
    ['/opt/My App/plimsoll', '"/opt/My App/plimsoll"'],
    ['/a/100%/p', '"/a/100%%/p"'],
    ['/a/$HOME/p', '"/a/\\\\$HOME/p"'],
    ['/a/"b"/p', '"/a/\\\\"b\\\\"/p"'],
    ['/a/back\\slash', '"/a/back\\\\\\\\slash"'],
  ])('%s is quoted as the specification wants it', (program, quoted) => {
    expect(autostartEntry([program])).toContain(`\nExec=${quoted}\n`);
  });
});

describe('on macOS and Windows', () => {
  it('it is a login item with the argument that starts it hidden', () => {
    const items: unknown[] = [];
    let open = false;
    const login = loginItem(
      {
        getLoginItemSettings: () => ({ openAtLogin: open }),
        setLoginItemSettings(settings) {
          items.push(settings);
          open = settings.openAtLogin;
        },
      },
      ['app-folder'],
    );
    expect(login.set(true)).toBe(true);
    expect(items).toEqual([{ openAtLogin: true, args: ['app-folder', '--hidden'] }]);
    expect(login.isOn()).toBe(true);
  });

  it('what the system did not take is told', () => {
    const login = loginItem(
      { getLoginItemSettings: () => ({ openAtLogin: false }), setLoginItemSettings: () => undefined },
      [],
    );
    expect(login.set(true)).toBe(false);
  });
});
