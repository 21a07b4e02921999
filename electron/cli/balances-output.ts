import { balanceTable } from './balance-table.ts';
import { EXIT, exitCodeOf } from './exit-code.ts';
import { jsonReport, type ReportInput } from './json-report.ts';
import type { Output } from './protocol.ts';
import { cliWords } from './words.ts';

/** What a terminal is given for the balances. */
export function balancesOutput(input: ReportInput, json: boolean): Output {
  const code = exitCodeOf(input.snapshot);
  const w = cliWords(input.locale);
  const { connections } = input.snapshot;
  const none = connections.length === 0;
  const watched = connections.some(({ enabled }) => enabled);
  return {
    stdout: json ? jsonReport(input) : none ? '' : `${balanceTable(input)}\n`,
    stderr: watched ? '' : `${w(none ? 'no-connections' : 'all-paused')}\n`,
    code,
  };
}

/** Nothing but a sentence about what went wrong. */
export function failure(sentence: string, code: number = EXIT.unavailable): Output {
  return { stdout: '', stderr: `${sentence}\n`, code };
}
