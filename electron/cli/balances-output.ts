import { balanceTable } from './balance-table.ts';
import { EXIT, exitCodeOf } from './exit-code.ts';
import { jsonReport, type ReportInput } from './json-report.ts';
import type { Output } from './protocol.ts';
import { cliWords } from './words.ts';

/** What a terminal is given for the balances. */
export function balancesOutput(input: ReportInput, json: boolean): Output {
  const code = exitCodeOf(input.snapshot);
  const none = input.snapshot.connections.length === 0;
  return {
    stdout: json ? jsonReport(input) : none ? '' : `${balanceTable(input)}\n`,
    stderr: none ? `${cliWords(input.locale)('no-connections')}\n` : '',
    code,
  };
}

/** Nothing but a sentence about what went wrong. */
export function failure(sentence: string, code: number = EXIT.unavailable): Output {
  return { stdout: '', stderr: `${sentence}\n`, code };
}
