import { describe, expect, it, vi } from 'vitest';
import type { QuoteResult } from '../../../electron/contract/types.ts';
import { createCallHandlers, type CallParts } from '../../../electron/desktop/calls.ts';
import { NotFound } from '../../../electron/desktop/ipc.ts';
import { connection, request } from '../quotes/harness.ts';

vi.mock('electron', () => ({ clipboard: {}, dialog: {}, ipcMain: {}, protocol: {} }));

/** The call, where quotes come to `result`. */
function getQuote(result: QuoteResult | undefined) {
  const parts = {
    connections: { find: (id: string) => (id === connection.id ? connection : undefined) },
    quotes: { get: () => result && Promise.resolve(result) },
  };
  return createCallHandlers(parts as unknown as CallParts).getQuote;
}

describe('a quote through a call', () => {
  it('comes to what the connection’s provider said', async () => {
    const result: QuoteResult = { ok: false, tooSoonMs: 900 };
    expect(await getQuote(result)({ connectionId: connection.id, request })).toBe(result);
  });

  it('is not found for a connection that is gone, or that gives no quotes', async () => {
    const gone = async () => getQuote({ ok: false, tooSoonMs: 1 })({ connectionId: 'x', request });
    await expect(gone()).rejects.toBeInstanceOf(NotFound);
    const none = async () => getQuote(undefined)({ connectionId: connection.id, request });
    await expect(none()).rejects.toBeInstanceOf(NotFound);
  });
});
