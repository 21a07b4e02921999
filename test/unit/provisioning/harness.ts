import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { tokenKeeper } from '../../../electron/connections/keep-tokens.ts';
import type { Locale } from '../../../electron/domain/locale.ts';
import { createTokenRenewals } from '../../../electron/monitor/token-renewal.ts';
import type { Provider } from '../../../electron/providers/provider.ts';
import {
  createProvisioning,
  type Provisioning,
  type SetupResult,
} from '../../../electron/provisioning/provisioning.ts';
import { gatherSource, type SetupSource } from '../../../electron/provisioning/source.ts';
import { connectionsWorld, type ConnectionsWorld } from '../connections/harness.ts';

export interface SetupWorld extends ConnectionsWorld {
  readonly provisioning: Provisioning;
  locale: Locale;
  /** What the network does before it gives an answer to an import. */
  post: () => Promise<void>;
  /** The folder the set-up file lies in. */
  readonly folder: string;
  write(name: string, content: string | Buffer): void;
  /** The set-up with everything it refers to, as the process that was started reads it. */
  source(setup: unknown, stdin?: string): Promise<SetupSource>;
  import(setup: unknown, stdin?: string): Promise<SetupResult>;
}

/** A connection of a file with nothing wrong with it; its secret is in `sign-key.txt`. */
export const peru = {
  provider: 'bank',
  environment: 'production',
  label: 'Peru',
  values: { merchant: 'M-1', mode: 'md5', accounts: [{ accountNo: '1', role: 'pay-in' }] },
  secrets: { signKey: { file: 'sign-key.txt' } },
};

export const setupOf = (...connections: unknown[]) => ({ plimsoll: 1, connections });

/** A folder of its own for each test. */
export function temporaryFolder(): { readonly path: string; write(name: string, content: string | Buffer): void } {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-setup-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return {
    get path() {
      return folder;
    },
    write: (name, content) => writeFileSync(path.join(folder, name), content),
  };
}

export function setupWorld(
  folder: ReturnType<typeof temporaryFolder>,
  extend: (provider: Provider) => Provider = (provider) => provider,
): SetupWorld {
  const providers: Provider[] = [];
  const world = connectionsWorld((provider) => {
    const extended = extend(provider);
    providers.push(extended);
    return extended;
  });
  let count = 0;
  const provisioning = createProvisioning({
    settings: world.settings,
    vault: world.vault,
    monitor: {
      askAnew: (id, forget) => void world.told.push(`askAnew ${id} ${forget}`),
      publish: () => void world.told.push('publish'),
    },
    providers,
    newId: () => `new-${(count += 1)}`,
    locale: () => whole.locale,
    keychainName: 'linux',
    onCalendar: () => void world.told.push('calendar'),
    onEntities: () => void world.told.push('entities'),
    now: () => world.now,
    nonce: () => 'nonce',
    async post() {
      await whole.post();
      return { status: 200, header: () => null, body: new Uint8Array() };
    },
    renewals: createTokenRenewals(),
    keepTokens: tokenKeeper(world.vault, world.drafts),
  });
  const whole: SetupWorld = Object.assign(world, {
    provisioning,
    locale: 'en' as Locale,
    post: async () => undefined,
    folder: folder.path,
    write: folder.write,
    async source(setup: unknown, stdin?: string) {
      folder.write('setup.json', typeof setup === 'string' ? setup : JSON.stringify(setup, null, 2));
      const gathered = await gatherSource(path.join(folder.path, 'setup.json'), '/', async () =>
        stdin === undefined ? null : Buffer.from(stdin),
      );
      if (!gathered.ok) throw new Error(gathered.reason);
      return gathered.source;
    },
    async import(setup: unknown, stdin?: string) {
      return provisioning.import(await whole.source(setup, stdin));
    },
  });
  folder.write('sign-key.txt', 'sign-key-canary-51c2\n');
  return whole;
}

/** What was refused, as `place: text`. */
export function problemsOf(result: SetupResult): readonly string[] {
  if (result.ok || !('problems' in result)) throw new Error(JSON.stringify(result));
  return result.problems.map(({ place, text }) => `${place}: ${text}`);
}
