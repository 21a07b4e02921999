import { randomBytes } from 'node:crypto';
import type { Locale } from '../domain/locale.ts';
import type { Settings } from '../settings/settings.ts';
import { KeychainError } from '../vault/keychain.ts';
import {
  generatePrivateKey,
  parseStoredPrivateKey,
  publicKeyText,
  serialisePrivateKey,
} from '../vault/private-key.ts';
import { SecretMissing, type Vault } from '../vault/vault.ts';
import {
  cast,
  connectionOf,
  redemptionMerchant,
  smilepayzMerchant,
  worldfirstMerchant,
  type Role,
} from './cast.ts';
import type { SimulatorClient } from './simulator/client.ts';
import type { Ready } from './simulator/protocol.ts';

export interface DemoOptions {
  readonly simulator: SimulatorClient;
  readonly vault: Vault;
  readonly settings: { get(): Settings; update(change: (settings: Settings) => Settings): void };
  readonly locale: Locale;
  /** Epoch ms to stand still at, or null to move with the clock. */
  readonly frozenAt: number | null;
}

const SEED = 20260302;
const INTERVAL_MS = 5_000;

export interface Demo {
  /**
   * Fills the demo profile the way a person would: connections with addresses and ids in the settings, key pairs made
   * here with the private half in the keychain and the public half registered with the provider.
   */
  start(): Promise<void>;
  /** Registers the merchants whose keys could not be read before. */
  registerMissing(): Promise<void>;
}

export function createDemo(options: DemoOptions): Demo {
  const { simulator, settings, locale, frozenAt } = options;
  const missing = new Set<Role>();

  async function registerMissing(): Promise<void> {
    for (const role of missing) {
      if (await register(role, options)) missing.delete(role);
    }
  }

  return {
    registerMissing,
    async start() {
      const ready = await simulator.start({
        options: {
          seed: SEED,
          mode: frozenAt === null ? 'moving' : 'frozen',
          hiccups: frozenAt === null,
          ...(frozenAt === null ? {} : { fixedNow: frozenAt }),
        },
      });
      for (const role of cast) {
        if (!(await register(role, options))) missing.add(role);
        settings.update((current) => withRole(current, role, ready, locale));
      }
    },
  };
}

/** @returns false while the keychain cannot be read */
async function register(role: Role, options: DemoOptions): Promise<boolean> {
  const { simulator, vault, locale, frozenAt } = options;
  const publicKey = await ensureKeyPair(vault, role.id);
  if (publicKey === null) return false;
  if (role.providerId === 'worldfirst') {
    await simulator.register({ merchant: worldfirstMerchant(publicKey) });
  } else if (role.providerId === 'smilepayz') {
    const secret = await ensureText(vault, role.id, 'merchantSecret');
    const merchant = smilepayzMerchant(publicKey, secret, frozenAt !== null, locale);
    await simulator.register({ merchant });
  } else {
    await simulator.register({ merchant: redemptionMerchant(publicKey) });
  }
  return true;
}

/** The public half of the role's key pair, made when there is none; null while the keychain cannot be read. */
async function ensureKeyPair(vault: Vault, connectionId: string): Promise<string | null> {
  try {
    const stored = await vault.read(connectionId, 'privateKey');
    return publicKeyText(parseStoredPrivateKey(stored), 'pem');
  } catch (error) {
    // A locked keychain still has the key: it is not replaced, and the connection says what is wrong.
    if (!(error instanceof SecretMissing)) return null;
  }
  const key = await generatePrivateKey(2_048);
  await keep(vault, connectionId, 'privateKey', serialisePrivateKey(key));
  return publicKeyText(key, 'pem');
}

async function ensureText(vault: Vault, connectionId: string, field: string): Promise<string> {
  try {
    return await vault.read(connectionId, field);
  } catch (error) {
    if (!(error instanceof SecretMissing)) throw error;
  }
  const text = randomBytes(24).toString('base64url');
  await keep(vault, connectionId, field, text);
  return text;
}

/** Throw-away keys may live for one session where there is no keychain. */
async function keep(vault: Vault, id: string, field: string, secret: string): Promise<void> {
  const secrets = new Map([[field, secret]]);
  try {
    await vault.write(id, secrets, 'keychain');
  } catch (error) {
    if (!(error instanceof KeychainError)) throw error;
    await vault.write(id, secrets, 'session');
  }
}

/** Adds the role's connection, or brings the one from an earlier start to the simulator's new address and key. */
function withRole(settings: Settings, role: Role, ready: Ready, locale: Locale): Settings {
  const existing = settings.connections.find(({ id }) => id === role.id);
  const base = existing ?? connectionOf(role, locale, ready.baseUrl, INTERVAL_MS);
  const connection = {
    ...base,
    baseUrl: ready.baseUrl,
    values:
      role.providerId === 'worldfirst'
        ? { ...base.values, providerPublicKey: ready.publicKeys.worldfirst }
        : base.values,
  };
  return {
    ...settings,
    connections: [...settings.connections.filter(({ id }) => id !== role.id), connection],
    lines: existing === undefined ? { ...settings.lines, [role.id]: role.lines } : settings.lines,
  };
}
