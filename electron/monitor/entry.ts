import type { RefreshOutcome } from '../contract/types.ts';
import { unreadState, type ConnectionState } from './connection-state.ts';
import { unasked } from './plan.ts';
import type { Plan } from './policy.ts';

/** What the monitor keeps of one connection. */
export interface Entry {
  state: ConnectionState;
  plan: Plan;
  inFlight: Promise<RefreshOutcome> | null;
}

export function newEntry(): Entry {
  return { state: unreadState, plan: unasked, inFlight: null };
}
