import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import * as v from 'valibot';
import { CALL_NAMES, channel, type CallName } from '../contract/names.ts';
import { payloadSchemas, type CallPayloads } from '../contract/payloads.ts';
import type { CallRefusal, CallResults, Envelope } from '../contract/types.ts';
import { isPlainData } from '../security/plain-data.ts';
import { NotSaved } from '../vault/not-saved.ts';
import { APP_ORIGIN } from './app-protocol.ts';

/** Carries out every call of the contract; one that is missing does not compile. */
export type CallHandlers = {
  readonly [Name in CallName]: (
    payload: CallPayloads[Name],
  ) => CallResults[Name] | Promise<CallResults[Name]>;
};

/** The call names something that is not there (any more). */
export class NotFound extends Error {
  override readonly name = 'NotFound';
}

/** Answers the window's calls: only the app's own window, only its top frame, only payloads of the right shape. */
export function serveCalls(handlers: CallHandlers, allowed: () => WebContents | null): void {
  for (const name of CALL_NAMES) {
    ipcMain.handle(channel(name), (event, payload: unknown) =>
      isFromWindow(event, allowed()) ? answer(handlers, name, payload) : refuse('bad-sender'),
    );
  }
}

function isFromWindow(event: IpcMainInvokeEvent, allowed: WebContents | null): boolean {
  const frame = event.senderFrame;
  return (
    allowed !== null &&
    event.sender === allowed &&
    frame !== null &&
    frame === allowed.mainFrame &&
    frame.url.startsWith(`${APP_ORIGIN}/`)
  );
}

async function answer<Name extends CallName>(
  handlers: CallHandlers,
  name: Name,
  payload: unknown,
): Promise<Envelope<CallResults[Name]>> {
  // The schemas say what each call takes, and this what none does.
  if (!isPlainData(payload)) return refuse('bad-payload');
  const parsed = v.safeParse(payloadSchemas[name], payload);
  if (!parsed.success) return refuse('bad-payload');
  try {
    const value = await handlers[name](parsed.output as CallPayloads[Name]);
    return { ok: true, value };
  } catch (error) {
    // What broke stays here: an error's text could carry what the window must not see.
    if (error instanceof NotSaved) return refuse('not-saved');
    return refuse(error instanceof NotFound ? 'not-found' : 'internal');
  }
}

function refuse(refusal: CallRefusal): { ok: false; refusal: CallRefusal } {
  return { ok: false, refusal };
}
