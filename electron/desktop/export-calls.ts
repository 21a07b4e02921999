import path from 'node:path';
import type {
  ExportFormat,
  ExportProgress,
  ExportResult,
  HistoryCallResults,
} from '../contract/history-types.ts';
import { exportWords } from '../contract/i18n/export-words.ts';
import type { Locale, LocalizedText } from '../domain/locale.ts';
import { addDays, startOfDay } from '../domain/zoned-time.ts';
import type { ExportRow } from '../history/export-rows.ts';
import { HistoryUnreadable, type History } from '../history/history.ts';
import type { PastReading } from '../history/reading.ts';
import { endOfMonth } from '../history/zone-days.ts';
import type { Settings } from '../settings/settings.ts';
import type { CallHandlers } from './ipc.ts';

export interface ExportCallParts {
  readonly history: Pick<History, 'exportRows' | 'monthEnd'>;
  readonly settings: { get(): Settings };
  /** IANA name. */
  readonly computerZone: () => string;
  readonly locale: () => Locale;
  readonly providerName: (providerId: string) => LocalizedText;
  /** Asks where a file is to be written. @param name what to suggest @returns `null` when the person changed their mind */
  readonly chooseTarget: (name: string, format: ExportFormat) => Promise<string | null>;
  readonly onExportProgress: (progress: ExportProgress) => void;
  /** Something the window is told of the history changed. */
  readonly onHistoryChange: () => void;
  /** Epoch ms. */
  readonly now: () => number;
}

type ExportCall = 'exportHistory' | 'cancelExport' | 'getMonthEnd' | 'exportMonthEnd';

/** So often a long export says how far it has come, rows. */
const STEP_ROWS = 2_000;

/** What the window's calls do that take the past out of the app. */
export function createExportCalls(
  parts: ExportCallParts,
): Pick<CallHandlers, ExportCall & keyof HistoryCallResults> {
  const { history, settings, locale } = parts;
  let writing: AbortController | undefined;

  const accountingZone = (): string => settings.get().history.timeZone ?? parts.computerZone();

  function* counted(rows: Iterable<ExportRow>): Generator<ExportRow, void> {
    let count = 0;
    for (const row of rows) {
      count += 1;
      if (count % STEP_ROWS === 0) parts.onExportProgress({ rows: count });
      yield row;
    }
  }

  /** @param rowsOf the rows; asked for twice, for a file of nothing is not written */
  async function write(
    name: string,
    format: ExportFormat,
    timeZone: string,
    rowsOf: () => Iterable<ExportRow>,
  ): Promise<ExportResult> {
    if (writing !== undefined) return { ok: false, error: 'busy' };
    const stop = new AbortController();
    writing = stop;
    try {
      if (isEmpty(rowsOf())) return { ok: false, error: 'nothing' };
      const file = await parts.chooseTarget(`${name}.${format}`, format);
      if (file === null) return { ok: false, error: 'cancelled' };
      const context = {
        words: exportWords(locale()),
        providerName: (id: string) => parts.providerName(id)[locale()],
        timeZone,
        now: parts.now(),
      };
      // What writes tables would take 300 KB for as long as the app runs.
      const { writeExport } = await import('../history/export/write-export.ts');
      const rows = await writeExport(file, format, counted(rowsOf()), context, stop.signal);
      return { ok: true, file: path.basename(file), rows };
    } catch (error) {
      if (stop.signal.aborted) return { ok: false, error: 'cancelled' };
      if (error instanceof HistoryUnreadable) return { ok: false, error: 'cannot-read' };
      if (isFileError(error)) return { ok: false, error: 'cannot-write' };
      throw error;
    } finally {
      writing = undefined;
    }
  }

  return {
    exportHistory({ format, detail, from, to, accounts }) {
      const zone = accountingZone();
      const range = {
        from: startOfDay(from, zone),
        to: startOfDay(addDays(to, 1), zone),
        detail,
      };
      const chosen = accounts && new Set(accounts.map(({ connectionId, key }) => `${connectionId} ${key}`));
      return write(`plimsoll-${from}-${to}`, format, zone, () =>
        history.exportRows(
          range,
          ({ connection, key }) => chosen === null || chosen.has(`${connection.id} ${key}`),
        ),
      );
    },

    cancelExport() {
      writing?.abort();
      return null;
    },

    getMonthEnd({ month, timeZone }) {
      const rows = history.monthEnd(month, timeZone)?.readings ?? [];
      return { moment: endOfMonth(month, timeZone), rows };
    },

    exportMonthEnd({ month, timeZone, format, connectionIds }) {
      const chosen = new Set(connectionIds);
      return write(`plimsoll-${month}`, format, timeZone, () =>
        (history.monthEnd(month, timeZone)?.readings ?? [])
          .filter(({ connection }) => chosen.has(connection.id))
          .map(asRow),
      );
    },
  };
}

/** A month's last reading stands for itself alone. */
function asRow({ readAt, ...reading }: PastReading): ExportRow {
  const { value } = reading.balance.available;
  return { ...reading, span: 'reading', at: readAt, until: readAt, lowest: value, highest: value };
}

function isEmpty(rows: Iterable<unknown>): boolean {
  for (const _row of rows) return false;
  return true;
}

/** The disk is full, the folder is gone or not to be written into. */
function isFileError(error: unknown): boolean {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' && /^E[A-Z]+$/.test(code);
}
