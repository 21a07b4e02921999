import { strFromU8, unzipSync } from 'fflate';

export interface SheetCell {
  readonly type: 'text' | 'number';
  readonly text: string;
  /** The code of its number format. */
  readonly format: string;
}

export interface Sheet {
  readonly name: string;
  /** Cells by column; one that is empty is absent. */
  readonly rows: readonly (readonly (SheetCell | undefined)[])[];
}

const attribute = (tag: string, name: string): string =>
  new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** What a spreadsheet makes of text in a cell. */
function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** As much of a reader of workbooks as is needed to see what ours hold. */
export function readSheets(bytes: Uint8Array): readonly Sheet[] {
  const parts = unzipSync(bytes);
  const part = (name: string): string => strFromU8(parts[name] ?? new Uint8Array(0));
  const styles = part('xl/styles.xml');
  const codes = new Map(
    [...styles.matchAll(/<numFmt [^>]*>/g)].map(([tag]) => [
      attribute(tag, 'numFmtId'),
      attribute(tag, 'formatCode'),
    ]),
  ).set('49', '@');
  const cellStyles = /<cellXfs.*<\/cellXfs>/.exec(styles)?.[0] ?? '';
  const formats = [...cellStyles.matchAll(/<xf [^>]*>/g)].map(
    ([tag]) => codes.get(attribute(tag, 'numFmtId')) ?? 'General',
  );

  function cellOf(tag: string, content: string): SheetCell {
    const isText = attribute(tag, 't') === 'inlineStr';
    const inner = /<(?:t xml:space="preserve"|v)>([\s\S]*)<\/(?:t|v)>/.exec(content)?.[1] ?? '';
    return {
      type: isText ? 'text' : 'number',
      text: unescaped(inner),
      format: formats[Number(attribute(tag, 's'))] ?? '',
    };
  }

  return [...part('xl/workbook.xml').matchAll(/<sheet [^>]*>/g)].map(([tag]) => {
    const id = attribute(tag, 'r:id');
    const relation = [...part('xl/_rels/workbook.xml.rels').matchAll(/<Relationship [^>]*>/g)].find(
      ([one]) => attribute(one, 'Id') === id,
    );
    const xml = part(`xl/${attribute(relation?.[0] ?? '', 'Target')}`);
    const rows = [...xml.matchAll(/<row [^>]*>([\s\S]*?)<\/row>/g)].map(([, cells = '']) => {
      const row: (SheetCell | undefined)[] = [];
      for (const [, open = '', content = ''] of cells.matchAll(/(<c [^>]*>)([\s\S]*?)<\/c>/g)) {
        row[attribute(open, 'r').charCodeAt(0) - 65] = cellOf(open, content);
      }
      return row;
    });
    return { name: attribute(tag, 'name'), rows };
  });
}
