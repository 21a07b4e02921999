import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { importOutput } from '../../../electron/cli/setup-output.ts';
import { defaultAlertSettings } from '../../../electron/domain/alert.ts';
import { balanceKey } from '../../../electron/domain/balance.ts';
import type { Locale } from '../../../electron/domain/locale.ts';
import type { SetupResult } from '../../../electron/provisioning/provisioning.ts';
import { privateKeyText } from './keys.ts';
import { peru, setupOf, setupWorld, temporaryFolder, type SetupWorld } from './harness.ts';

const folder = temporaryFolder();
let world: SetupWorld;
beforeEach(() => {
  world = setupWorld(folder);
});

const whole = {
  ...setupOf(
    { ...peru, id: 'p', entity: 'Andes', lines: [{ account: '1', type: 'B', currency: 'PEN', warn: '5.50' }] },
    { ...peru, id: 'm', label: 'Mexico', enabled: false, address: 'https://own.test', values: { ...peru.values, merchant: 'M-2', note: 'x' } },
  ),
  alerts: { ...defaultAlertSettings, muted: true },
  preferences: { language: 'zh-CN', theme: 'dark', fasterWhileOpen: true, hideAmounts: true },
  calendar: { workingDays: [1, 2, 3], holidays: ['2026-05-01'], makeUpDays: [] },
};

/** What a file is about: all but the secrets, and what only this computer knows. */
const essence = ({ settings }: SetupWorld) => {
  const { connections, lines, view, alerts, preferences, forecast } = settings.get();
  return { connections, lines, entities: view.entities, alerts, preferences, calendar: forecast.calendar };
};

describe('an export', () => {
  it('makes the same set-up on another computer, which then asks for the secrets', async () => {
    await world.import(whole);
    const other = setupWorld(folder);
    const result = await other.import(world.provisioning.export());
    expect(result).toMatchObject({
      ok: true,
      summary: { connections: [{ change: 'added', missing: ['signKey'] }, { change: 'added' }] },
    });
    expect(essence(other)).toEqual(essence(world));
    expect(other.provisioning.export()).toBe(world.provisioning.export());
  });

  it('changes nothing where it came from', async () => {
    await world.import(whole);
    const before = world.settings.get();
    expect(await world.import(world.provisioning.export())).toMatchObject({
      summary: { connections: [{ change: 'same', missing: [] }, { change: 'same' }] },
    });
    expect(world.settings.get()).toBe(before);
  });

  it('names what is needed, and holds no secret, kept or waiting', async () => {
    const pem = privateKeyText(2_048);
    world.write('key.pem', pem);
    const rsa = { ...peru, id: 'r', label: 'Lima', values: { ...peru.values, mode: 'rsa', merchant: 'M-3' }, secrets: { privateKey: { file: 'key.pem' } } };
    await world.import(setupOf(peru, rsa));
    await world.vault.write('r', new Map([['privateKey.next', 'waiting-canary']]), 'keychain');
    const text = world.provisioning.export();
    const secrets = [...world.keychain.items.values(), 'waiting-canary', 'sign-key-canary', ...pem.split('\n').slice(1, 4)];
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    const file = JSON.parse(text) as { connections: { secrets: object }[] };
    expect(file.connections.map(({ secrets: named }) => named)).toEqual([
      { signKey: null },
      { privateKey: null },
    ]);
    expect(text).not.toContain('secretIndex');
  });

  it('of any lines reads back as the same lines', async () => {
    await world.import(setupOf({ ...peru, id: 'p' }));
    const part = fc.string({ minLength: 1, maxLength: 12 });
    const cents = fc.bigInt({ min: 0n, max: 10n ** 20n });
    const line = fc.record({ account: part, type: part, merchant: fc.option(part, { nil: undefined }), warn: cents });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 4 }), async (lines) => {
        const own = Object.fromEntries(
          lines.map(({ account, type, merchant, warn }) => [
            balanceKey({
              accountNo: account,
              balanceType: type,
              currency: 'USD',
              ...(merchant === undefined ? {} : { merchantId: merchant }),
            }),
            { warn: String(warn) },
          ]),
        );
        world.settings.update((current) => ({ ...current, lines: { p: own } }));
        const text = world.provisioning.export();
        world.settings.update((current) => ({ ...current, lines: {} }));
        await world.import(text);
        expect(world.settings.get().lines['p'] ?? {}).toEqual(own);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what a terminal is told', () => {
  const told = (importing: Promise<SetupResult> | SetupResult, locale: Locale = 'en') =>
    importOutput(Promise.resolve(importing), () => ({ locale, keychainName: 'linux' }));

  it('of what was done, and what is still needed', async () => {
    const added = await told(world.import(setupOf({ ...peru, secrets: { signKey: null } })));
    expect(added).toEqual({
      code: 0,
      stderr: '',
      stdout: 'Added: Peru\nPeru still needs: signKey. Enter it in the window, or name its file and import again.\n',
    });
    const again = await told(world.import(setupOf(peru)));
    expect(again.stdout).toBe('Changed: Peru\n');
    const same = await told(world.import(setupOf(peru)), 'zh-CN');
    expect(same.stdout).toBe('现有设置与文件一致，未作任何改动。\n');
  });

  it('of what is wrong: on the error output, one line each, as 65', async () => {
    const result = await world.import(setupOf({ ...peru, label: 'a\u001b[31m\nb', enabled: 1 }));
    const output = await told(result);
    expect(output).toMatchObject({ code: 65, stdout: '' });
    expect(output.stderr.split('\n')).toEqual([
      '2 problems in the set-up file. Nothing was imported.',
      'connections[0].label (line 7, column 16): No line ends or other invisible characters belong here.',
      expect.stringContaining('connections[0].enabled (line '),
      '',
    ]);
  });

  it('of what a provider says without what a terminal would obey', async () => {
    const problems = [{ place: 'alerts', line: 1, column: 2, text: 'Refused (\u001b[2JCODE).' }];
    expect((await told({ ok: false, problems })).stderr).toContain(
      'alerts (line 1, column 2): Refused ( [2JCODE).',
    );
  });

  it('of a keychain that is not open, as 3, and of settings that cannot be saved, as 69', async () => {
    const locked = await told({ ok: false, keychain: 'locked' });
    expect(locked).toEqual({ code: 3, stdout: '', stderr: 'The keyring is locked. Nothing was imported.\n' });
    world.diskFull = true;
    const unsaved = await told(world.import(setupOf(peru)));
    expect(unsaved).toMatchObject({ code: 69, stdout: '' });
    expect(unsaved.stderr).toMatch(/could not be written.* Nothing was imported/);
    const inChinese = await told(world.import({ plimsoll: 1, preferences: { theme: 'dark' } }), 'zh-CN');
    expect(inChinese).toMatchObject({ code: 69, stderr: expect.stringContaining('未导入任何内容') });
    expect(world.settings.get()).toMatchObject({ connections: [], preferences: { theme: 'system' } });
  });
});
