import { strToU8, Zip, ZipDeflate } from 'fflate';
import { columnsOf, type Cell, type Column, type ExportContext } from './columns.ts';
import type { Emit, ExportWriter } from './export-writer.ts';
import { wallClockOf } from './wall-clock.ts';
import { escaped, packageParts, styleOf, type SheetPart } from './xlsx-parts.ts';

/** No sheet holds more rows, its heading included. */
const MAX_ROWS = 1_048_576;
const DAY_MS = 86_400_000;
/** Where Excel begins to count days. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
/** So many digits every spreadsheet keeps; of a longer amount it would change the last ones. */
const MAX_DIGITS = 15;

/**
 * A workbook for Excel and others, written row by row: a history of years never lies in memory as a whole, and the app
 * goes on meanwhile. Past the end of a sheet the next one begins.
 */
export function createXlsx(
  context: ExportContext,
  emit: Emit,
  maxRows = MAX_ROWS,
): ExportWriter {
  const columns = columnsOf(context);
  const clock = wallClockOf(context.timeZone);
  const sheets: SheetPart[] = [];
  let rows = 0;
  let open: ZipDeflate | undefined;

  const zip = new Zip((error, data) => {
    if (error) throw error;
    emit(data);
  });

  function file(name: string): ZipDeflate {
    const entry = new ZipDeflate(name, { level: 6 });
    zip.add(entry);
    return entry;
  }

  function push(xml: string): void {
    open?.push(strToU8(xml));
  }

  function written(cell: Cell, at: string): string {
    switch (cell.kind) {
      case 'empty':
        return '';
      case 'text':
        return textCell(at, styleOf.text, cell.text);
      case 'moment':
        return numberCell(at, styleOf.moment, String(serialOf(clock(cell.at))));
      case 'amount': {
        const [digits, places] = digitsOf(cell.value);
        return digits > MAX_DIGITS
          ? textCell(at, styleOf.longAmount, cell.value)
          : numberCell(at, styleOf.amount(places), cell.value);
      }
    }
  }

  function row(cells: readonly string[]): void {
    push(`<row r="${rows}">${cells.join('')}</row>`);
  }

  function beginSheet(): void {
    const number = sheets.length + 1;
    const name = context.words('sheet');
    sheets.push({ number, name: number === 1 ? name : `${name} ${number}` });
    open = file(`xl/worksheets/sheet${number}.xml`);
    push(sheetHead(columns));
    rows = 1;
    row(columns.map(({ heading }, n) => textCell(nameOf(n, rows), styleOf.heading, heading)));
  }

  function endSheet(): void {
    push('</sheetData></worksheet>');
    open?.push(new Uint8Array(0), true);
  }

  beginSheet();
  return {
    add(item) {
      if (rows === maxRows) {
        endSheet();
        beginSheet();
      }
      rows += 1;
      row(columns.map(({ cell }, n) => written(cell(item), nameOf(n, rows))));
    },
    end() {
      endSheet();
      for (const [name, xml] of packageParts(sheets)) file(name).push(strToU8(xml), true);
      zip.end();
    },
  };
}

function sheetHead(columns: readonly Column[]): string {
  const widths = columns.map(
    ({ width }, n) => `<col min="${n + 1}" max="${n + 1}" width="${width}" customWidth="1"/>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetViews><sheetView workbookViewId="0">',
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
    '</sheetView></sheetViews>',
    `<cols>${widths.join('')}</cols><sheetData>`,
  ].join('');
}

/** `C7`; there are fewer than 26 columns. */
const nameOf = (column: number, row: number): string => `${String.fromCharCode(65 + column)}${row}`;

const textCell = (at: string, style: number, text: string): string =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
const numberCell = (at: string, style: number, number: string): string =>
  `<c r="${at}" s="${style}"><v>${number}</v></c>`;

/** Whole seconds: Excel would round what it shows, perhaps into the next day. @param wall as `wallClockOf` gives it */
function serialOf(wall: number): number {
  return (Math.floor(wall / 1_000) * 1_000 - EXCEL_EPOCH) / DAY_MS;
}

/** How many digits a plain decimal has from its first that is not zero, and how many of them after the point. */
function digitsOf(value: string): readonly [number, number] {
  const [whole = '', fraction = ''] = value.replace('-', '').split('.');
  return [`${whole}${fraction}`.replace(/^0+/, '').length, fraction.length];
}
