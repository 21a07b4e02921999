import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportCatalogues, exportWords } from '../../../electron/contract/i18n/export-words.ts';
import type { Balance } from '../../../electron/domain/balance.ts';
import type { Locale } from '../../../electron/domain/locale.ts';
import type { ExportRow } from '../../../electron/history/export-rows.ts';
import { columnsOf, type ExportContext } from '../../../electron/history/export/columns.ts';
import type { JsonExport } from '../../../electron/history/export/json.ts';
import { writeExport, type ExportFormat } from '../../../electron/history/export/write-export.ts';
import { createXlsx } from '../../../electron/history/export/xlsx.ts';
import { HOUR } from './harness.ts';
import { reading } from './stores.ts';
import { readSheets, type SheetCell } from './xlsx-reader.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-export-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** 23:59:58.750 on the last of March in Shanghai, where the year has no summer time. */
const AT = Date.parse('2026-03-31T15:59:58.750Z');

const context = (locale: Locale, timeZone = 'Asia/Shanghai'): ExportContext => ({
  words: exportWords(locale),
  providerName: (id) => `the ${id}`,
  timeZone,
  now: Date.parse('2026-04-01T00:00:00Z'),
});

function row(value: string, over: Partial<Balance> = {}, more: Partial<ExportRow> = {}): ExportRow {
  const { connection, key, balance, verification } = reading(AT, value);
  return {
    connection,
    key,
    balance: { ...balance, ...over },
    verification,
    span: 'reading',
    at: AT - HOUR,
    until: AT,
    lowest: value,
    highest: value,
    ...more,
  };
}

async function exported(
  format: ExportFormat,
  rows: Iterable<ExportRow>,
  given = context('en'),
): Promise<Buffer> {
  const file = path.join(folder, `out.${format}`);
  await writeExport(file, format, rows, given);
  return readFileSync(file);
}

/** Cells of the first data row by the heading above them. */
async function sheetRow(item: ExportRow, given = context('en')) {
  const [sheet] = readSheets(await exported('xlsx', [item], given));
  const [headings = [], cells = []] = sheet?.rows ?? [];
  return (heading: string): SheetCell | undefined =>
    cells[headings.findIndex((cell) => cell?.text === heading)];
}

/** By hand: a comma outside of quotes ends a cell. */
function csvRows(bytes: Buffer): string[][] {
  const lines = bytes.toString('utf8').slice(1).trimEnd().split('\r\n');
  return lines.map((line) =>
    [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
      .map(([, cell = '']) => cell)
      .slice(0, 21),
  );
}

describe('a workbook', () => {
  it('keeps account numbers as text, to the last digit', async () => {
    const cell = await sheetRow(row('1', { accountNo: '00012345678901234567890' }));
    expect(cell('Account number')).toMatchObject({
      type: 'text',
      text: '00012345678901234567890',
      format: '@',
    });
  });

  it.each([
    ['8230.00', '#,##0.00'],
    ['-0.05', '#,##0.00'],
    ['123456789012345', '#,##0'],
    ['-1234567890.12345', '#,##0.00000'],
    ['0.000000000000001', '#,##0.000000000000000'],
  ])('has %s as a number', async (value, format) => {
    const cell = await sheetRow(row(value));
    expect(cell('Available')).toEqual({ type: 'number', text: value, format });
  });

  it.each(['1234567890123456', '1234567890123.456', '-100000000000000000000.5'])(
    'has %s, which no spreadsheet holds as a number, as text',
    async (value) => {
      const cell = await sheetRow(row(value));
      expect(cell('Available')).toMatchObject({ type: 'text', text: value });
    },
  );

  it('has moments as real dates of the accounting zone, never rounded into the next day', async () => {
    const cell = await sheetRow(row('1'));
    const last = cell('Last read (Asia/Shanghai)');
    expect(last?.format).toBe('yyyy-mm-dd hh:mm:ss');
    // Days since 30 December 1899, as every spreadsheet counts.
    const shown = Date.UTC(1899, 11, 30) + Number(last?.text) * 86_400_000;
    expect(new Date(Math.round(shown)).toISOString()).toBe('2026-03-31T23:59:58.000Z');
  });

  it('leaves empty what is not known', async () => {
    const cell = await sheetRow(row('1'));
    expect([cell('Frozen'), cell('Total'), cell('Account name')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('says what was lowest and highest in an hour or a day', async () => {
    const cell = await sheetRow(row('5', {}, { span: 'day', lowest: '-3', highest: '10.5' }));
    expect(cell('Row stands for')?.text).toBe('Day');
    expect([cell('Lowest available')?.text, cell('Highest available')?.text]).toEqual([
      '-3',
      '10.5',
    ]);
  });

  it('holds any text as it is', async () => {
    const text = '=1+1 <&> "_x0041_"  秘鲁\n';
    const cell = await sheetRow(row('1', {}, { account: { name: text } }));
    expect(cell('Account name')).toMatchObject({ type: 'text', text });
  });

  it('speaks Chinese', async () => {
    const cell = await sheetRow(row('8.5', {}, { account: { role: 'pay-out' } }), context('zh-CN'));
    expect(cell('可用')?.text).toBe('8.5');
    expect(cell('账户用途')?.text).toBe('付款账户');
    expect(cell('末次查询时间（Asia/Shanghai）')?.type).toBe('number');
  });

  it('goes on in another sheet where one is full', () => {
    const pieces: (string | Uint8Array)[] = [];
    const writer = createXlsx(context('en'), (piece) => void pieces.push(piece), 3);
    for (const value of ['1', '2', '3']) writer.add(row(value));
    writer.end();
    const sheets = readSheets(Buffer.concat(pieces.map((piece) => Buffer.from(piece))));
    expect(sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['Balance history', 3],
      ['Balance history 2', 2],
    ]);
  });

  it('without a row has its headings', async () => {
    const [sheet] = readSheets(await exported('xlsx', []));
    expect(sheet?.rows).toHaveLength(1);
  });

  it('is a zip that says what its parts are', async () => {
    const parts = unzipSync(await exported('xlsx', [row('1')]));
    const types = strFromU8(parts['[Content_Types].xml'] ?? new Uint8Array(0));
    for (const name of Object.keys(parts)) {
      const isNamed = types.includes(`"/${name}"`) || /\.rels$|^\[Content_Types\]/.test(name);
      expect({ name, isNamed }).toEqual({ name, isNamed: true });
    }
  });
});

describe('comma-separated values', () => {
  it('begin with a byte order mark and headings', async () => {
    const bytes = await exported('csv', [row('1')]);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(csvRows(bytes)[0]?.slice(0, 2)).toEqual(['"Connection"', '"Environment"']);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', ' =1', '＝1'])(
    'never give a spreadsheet %j as a formula',
    async (name) => {
      const bytes = await exported('csv', [row('1', {}, { account: { name } })]);
      expect(bytes.toString('utf8')).toContain(`"'${name}"`);
    },
  );

  it('keep amounts numbers, negative ones too and long ones to the last digit', async () => {
    const amount = (value: string) => ({ currency: 'PEN', value, unit: 'major' }) as const;
    const long = '123456789012345678901234567.89';
    const bytes = await exported('csv', [row('-12.50', { total: amount(long) })]);
    const [, cells = []] = csvRows(bytes);
    expect([cells[12], cells[17]]).toEqual(['-12.50', long]);
  });

  it('give times as the clocks of the zone showed them', async () => {
    const bytes = await exported('csv', [row('1')], context('en', 'America/New_York'));
    expect(csvRows(bytes)[1]?.slice(10, 12)).toEqual(['2026-03-31 10:59:58', '2026-03-31 11:59:58']);
  });

  it('hold quotes, commas and line ends in a text', async () => {
    const bytes = await exported('csv', [row('1', {}, { account: { name: 'a "b", c\nd' } })]);
    expect(bytes.toString('utf8')).toContain('"a ""b"", c\nd"');
  });
});

describe('JSON', () => {
  it('holds every balance once with its rows, amounts as text', async () => {
    const other = row('7', { accountNo: '2' }, { key: 'other' });
    const rows = [row('1.10'), row('-2', {}, { span: 'hour', lowest: '-3', highest: '0' }), other];
    const data = JSON.parse((await exported('json', rows)).toString('utf8')) as JsonExport;
    expect(data).toMatchObject({
      format: 'plimsoll-history',
      version: 1,
      exportedAt: '2026-04-01T00:00:00.000Z',
      timeZone: 'Asia/Shanghai',
      balances: [
        {
          connection: { id: 'a', label: 'Peru', provider: 'smilepayz', kind: 'production' },
          accountNo: '20001031',
          currency: 'PEN',
          rows: [
            { span: 'reading', until: '2026-03-31T15:59:58.750Z', available: '1.10' },
            { span: 'hour', available: '-2', lowest: '-3', highest: '0', unit: 'major' },
          ],
        },
        { accountNo: '2', rows: [{ available: '7' }] },
      ],
    });
    expect(data.balances).toHaveLength(2);
    expect(data.balances[0]?.rows[0]).not.toHaveProperty('frozen');
  });

  it('without a row is whole', async () => {
    expect(JSON.parse((await exported('json', [])).toString('utf8'))).toMatchObject({
      balances: [],
    });
  });
});

describe('a file that could not be written to its end', () => {
  function* broken(): Generator<ExportRow> {
    yield row('1');
    throw new Error('gone');
  }

  it('leaves what was there before, and nothing beside it', async () => {
    const file = path.join(folder, 'kept.csv');
    writeFileSync(file, 'before');
    await expect(writeExport(file, 'csv', broken(), context('en'))).rejects.toThrow('gone');
    expect(readFileSync(file, 'utf8')).toBe('before');
    expect(await readdir(folder)).toEqual(['kept.csv']);
  });

  it('is given up when it is cancelled, and the rows are let go', async () => {
    const cancelled = new AbortController();
    let released = false;
    function* endless(): Generator<ExportRow> {
      try {
        for (let n = 0; ; n += 1) {
          if (n === 500) cancelled.abort();
          yield row(String(n));
        }
      } finally {
        released = true;
      }
    }
    const file = path.join(folder, 'out.xlsx');
    const writing = writeExport(file, 'xlsx', endless(), context('en'), cancelled.signal);
    await expect(writing).rejects.toMatchObject({ name: 'AbortError' });
    expect(released).toBe(true);
    expect(await readdir(folder)).toEqual([]);
  });
});

it('the words of a table exist in both languages, and no two headings are alike', () => {
  const { en, 'zh-CN': zh } = exportCatalogues;
  expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
  for (const locale of ['en', 'zh-CN'] as const) {
    const headings = columnsOf(context(locale)).map(({ heading }) => heading);
    expect(new Set(headings).size).toBe(headings.length);
  }
});
