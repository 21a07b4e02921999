import type { ExportRow } from '../export-rows.ts';
import { columnsOf, type Cell, type ExportContext } from './columns.ts';
import type { Emit, ExportWriter } from './export-writer.ts';
import { wallClockOf } from './wall-clock.ts';

/** Without it spreadsheets take UTF-8 for something else. */
const BYTE_ORDER_MARK = '\uFEFF';

/** What a spreadsheet would take for a formula; in East Asia also in full width. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** Comma-separated values as in RFC 4180: texts in quotes, amounts to the last digit. */
export function createCsv(context: ExportContext, emit: Emit): ExportWriter {
  const columns = columnsOf(context);
  const clock = wallClockOf(context.timeZone);

  function written(cell: Cell): string {
    switch (cell.kind) {
      case 'empty':
        return '';
      case 'amount':
        return cell.value;
      case 'moment':
        return new Date(clock(cell.at)).toISOString().slice(0, 19).replace('T', ' ');
      case 'text':
        return quoted(cell.text);
    }
  }

  const line = (cells: readonly string[]): void => emit(`${cells.join()}\r\n`);

  emit(BYTE_ORDER_MARK);
  line(columns.map(({ heading }) => quoted(heading)));
  return {
    add: (row: ExportRow) => line(columns.map(({ cell }) => written(cell(row)))),
    end: () => undefined,
  };
}

function quoted(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
