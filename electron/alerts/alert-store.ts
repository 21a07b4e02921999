import type { HistoryKey } from '../history/history-key.ts';
import { emptyMemory, type AlertMemory } from './memory.ts';
import { isEmpty, joined, openPart, privatePart, type PrivatePart } from './private-part.ts';
import { readMemory, type StoredAlerts } from './read-memory.ts';
import { seal, unseal } from '../vault/seal.ts';

export interface AlertStoreOptions {
  readonly file: { get(): StoredAlerts; set(stored: StoredAlerts): void };
  /** The key that amounts are sealed with; in the keychain. */
  readonly key: HistoryKey;
  /** Told what was sealed in an earlier session, once, as soon as it can be read. */
  readonly onEarlier: (earlier: PrivatePart) => void;
  /** What is sealed can be read with no key there is. It is about to be replaced. */
  readonly onUnreadable: () => void;
}

/** Where alerts remember: what keeps them from repeating lies open, amounts are sealed with a key of the keychain. */
export interface AlertStore {
  /** What can be had without the keychain. */
  get(): AlertMemory;
  /** As long as the keychain gives no key, what is sealed on the disk stays as it was, and amounts are in memory alone. */
  set(memory: AlertMemory): void;
  /** Reads what is sealed, if the keychain is open. Never throws. */
  open(): Promise<void>;
  /** Nothing is sealed that was not read. */
  isWhole(): boolean;
}

export function createAlertStore(options: AlertStoreOptions): AlertStore {
  const { file } = options;
  const { sealed: first, ...rest } = file.get();
  let sealed = first;
  let memory: AlertMemory = { ...emptyMemory, ...rest };
  let key: Buffer | undefined;
  let opening = Promise.resolve();

  function write(): void {
    if (key !== undefined) sealed = seal(JSON.stringify(privatePart(memory)), key);
    file.set({ ...openPart(memory), ...(sealed === undefined ? {} : { sealed }) });
  }

  async function takeKey(create: boolean): Promise<void> {
    const found = await options.key.get(create);
    if (found.kind !== 'key') return;
    if (sealed !== undefined) {
      const text = unseal(sealed, found.key);
      if (text === null) {
        // The key may only be out of reach, so nothing is replaced as long as there is nothing to write.
        if (!create) return;
        options.onUnreadable();
      } else {
        const earlier = readMemory(JSON.parse(text) as Record<string, unknown>).value;
        memory = joined(memory, earlier);
        options.onEarlier(earlier);
      }
    }
    key = found.key;
    if (!isEmpty(privatePart(memory))) write();
  }

  function open(create: boolean): Promise<void> {
    // A key that cannot be had now may be had later; the vault knows why.
    opening = opening.then(() => (key === undefined ? takeKey(create) : undefined)).catch(() => undefined);
    return opening;
  }

  return {
    get: () => memory,
    set(next) {
      memory = next;
      write();
      if (key === undefined && !isEmpty(privatePart(next))) void open(true);
    },
    open: () => open(false),
    isWhole: () => key !== undefined || sealed === undefined,
  };
}
