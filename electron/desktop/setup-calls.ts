import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SetupCallResults } from '../contract/setup-types.ts';
import type { Provisioning } from '../provisioning/provisioning.ts';
import { gatherSource, type SetupSource } from '../provisioning/source.ts';
import { NotFound, type CallHandlers } from './ipc.ts';

export interface SetupCallParts {
  readonly provisioning: Provisioning;
  /** Asks which file. @returns `null` when the person changed their mind */
  readonly chooseSetupFile: () => Promise<string | null>;
  /** Asks where to write. @param name what to suggest @returns `null` when the person changed their mind */
  readonly chooseSetupTarget: (name: string) => Promise<string | null>;
  readonly newId: () => string;
}

/** What the window's calls about set-up files do. What was read waits here until the window has shown what it would do. */
export function createSetupCalls(
  parts: SetupCallParts,
): Pick<CallHandlers, keyof SetupCallResults> {
  const { provisioning } = parts;
  let waiting: { readonly setupId: string; readonly source: SetupSource } | undefined;

  function take(setupId: string): SetupSource {
    if (waiting?.setupId !== setupId) throw new NotFound();
    const { source } = waiting;
    waiting = undefined;
    return source;
  }

  return {
    async chooseSetup() {
      waiting = undefined;
      const chosen = await parts.chooseSetupFile();
      if (chosen === null) return { ok: false, error: 'cancelled' };
      // A window has no standard input.
      const gathered = await gatherSource(chosen, path.dirname(chosen), async () => null);
      if (!gathered.ok) return { ok: false, error: gathered.reason };
      const { source } = gathered;
      const file = path.basename(chosen);
      const review = await provisioning.review(source);
      if (!review.ok) return { ...review, file };
      const setupId = parts.newId();
      waiting = { setupId, source };
      return { ok: true, setupId, file, summary: review.summary };
    },

    importSetup: ({ setupId }) => provisioning.import(take(setupId)),

    discardSetup({ setupId }) {
      take(setupId);
      return null;
    },

    async exportSetup() {
      const target = await parts.chooseSetupTarget('plimsoll-setup.json');
      if (target === null) return { ok: false, error: 'cancelled' };
      try {
        await writeFile(target, provisioning.export(), { mode: 0o600 });
      } catch {
        return { ok: false, error: 'cannot-write' };
      }
      return { ok: true, file: path.basename(target) };
    },
  };
}
