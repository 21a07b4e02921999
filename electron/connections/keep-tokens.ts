import type { KeepTokens } from '../monitor/authorised-call.ts';
import type { PatientVault } from '../vault/patient-vault.ts';
import type { Drafts } from './drafts.ts';
import { holdsTokens, serialiseTokens } from './stored-tokens.ts';
import { renewTokens } from './token-input.ts';

/** Keeps renewed tokens wherever the ones they replace are: in the vault, and in forms that are open. */
export function tokenKeeper(
  vault: Pick<PatientVault, 'replace'>,
  drafts: Pick<Drafts, 'all'>,
): KeepTokens {
  return (connection, field, replaced, renewed) => {
    for (const draft of drafts.all()) renewTokens(draft, field, replaced, renewed);
    return vault.replace(connection.id, field, serialiseTokens(renewed), (stored) =>
      holdsTokens(stored, replaced),
    );
  };
}
