import { balancesOutput } from '../cli/balances-output.ts';
import { EXIT } from '../cli/exit-code.ts';
import type { Ask, Output } from '../cli/protocol.ts';
import { importOutput } from '../cli/setup-output.ts';
import { createFirstReading } from '../cli/wait-until-read.ts';
import type { Locale, LocalizedText } from '../domain/locale.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Monitor } from '../monitor/monitor.ts';
import type { Provisioning } from '../provisioning/provisioning.ts';
import { keychainName } from './computer.ts';

/** Whoever asks right after a start waits for the first answers so long, ms. */
const FIRST_READING_MS = 30_000;

export interface AnswersParts {
  readonly monitor: Pick<Monitor, 'snapshot' | 'refresh'>;
  /** Imports and exports set-ups; built after this. */
  readonly provisioning: () => Pick<Provisioning, 'import' | 'export'>;
  readonly locale: () => Locale;
  readonly providerName: (providerId: string) => LocalizedText;
}

/** What a terminal is told: that of this process, or one whose process asks this one. */
export interface Answers {
  /** To be called with each snapshot. */
  take(snapshot: Snapshot): void;
  /** The first requests are planned. Before that there is nothing to wait for, and what is known is of an earlier session. */
  begin(): void;
  /** The balances as they stand, once those that are about to be read first are read. */
  balances(json: boolean): Promise<Output>;
  answer(ask: Ask): Promise<Output>;
}

export function createAnswers({ monitor, provisioning, locale, providerName }: AnswersParts): Answers {
  const firstReading = createFirstReading();
  let begin = (): void => undefined;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });

  async function balances(json: boolean): Promise<Output> {
    await begun;
    await firstReading.done(monitor.snapshot(), FIRST_READING_MS);
    const snapshot = monitor.snapshot();
    return balancesOutput({ snapshot, locale: locale(), keychain: keychainName, providerName }, json);
  }

  return {
    take: firstReading.take,
    begin,
    balances,
    async answer(ask) {
      if (ask.do === 'export') return { stdout: provisioning().export(), stderr: '', code: EXIT.fine };
      if (ask.do === 'import') {
        return importOutput(provisioning().import(ask.source), () => ({ locale: locale(), keychainName }));
      }
      if (ask.refresh) await monitor.refresh(null);
      return balances(ask.json);
    },
  };
}
