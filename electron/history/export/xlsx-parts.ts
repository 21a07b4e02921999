/** One sheet of a workbook; the first is number 1. */
export interface SheetPart {
  readonly number: number;
  readonly name: string;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** An amount is shown with all its places after the point. */
const MAX_PLACES = 15;
const FIRST_FORMAT = 164;

/** How a cell looks: its place in the list of styles. */
export const styleOf = {
  heading: 1,
  text: 2,
  moment: 3,
  /** A number too long for a number. */
  longAmount: 4,
  amount: (places: number): number => 5 + Math.min(places, MAX_PLACES),
} as const;

// What XML 1.0 has no place for.
// oxlint-disable-next-line no-control-regex
const NOT_XML = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g;

/** Text as it stands in XML. Excel reads `_x0041_` as a letter, so what looks like that is told apart. */
export function escaped(text: string): string {
  return text
    .replace(NOT_XML, '\uFFFD')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** What a workbook consists of beside its sheets, as name and content. */
export function packageParts(sheets: readonly SheetPart[]): readonly (readonly [string, string])[] {
  return [
    ['[Content_Types].xml', contentTypes(sheets)],
    ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbook(sheets)],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...sheets.map(({ number }) => ['worksheet', `worksheets/sheet${number}.xml`] as const),
        ['styles', 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', styles()],
  ];
}

function contentTypes(sheets: readonly SheetPart[]): string {
  const part = (name: string, type: string): string =>
    `<Override PartName="/xl/${name}.xml" ContentType="${TYPE}.${type}+xml"/>`;
  return [
    `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">`,
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
    '<Default Extension="xml" ContentType="application/xml"/>',
    part('workbook', 'sheet.main'),
    part('styles', 'styles'),
    ...sheets.map(({ number }) => part(`worksheets/sheet${number}`, 'worksheet')),
    '</Types>',
  ].join('');
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], n) =>
      `<Relationship Id="rId${n + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

function workbook(sheets: readonly SheetPart[]): string {
  const each = sheets.map(
    ({ number, name }) =>
      `<sheet name="${escaped(name)}" sheetId="${number}" r:id="rId${number}"/>`,
  );
  return `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${each.join('')}</sheets></workbook>`;
}

function styles(): string {
  const places = Array.from({ length: MAX_PLACES + 1 }, (_, n) => n);
  const moment = FIRST_FORMAT + places.length;
  const formats = [
    ...places.map((n) => [FIRST_FORMAT + n, `#,##0${n === 0 ? '' : `.${'0'.repeat(n)}`}`] as const),
    [moment, 'yyyy-mm-dd hh:mm:ss'] as const,
  ];
  // 0 is the general format, and 49 the one of texts, which keeps a number that is typed over one from being one.
  const cells = [
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>',
    format(49),
    format(moment),
    `<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="right"/></xf>`,
    ...places.map((n) => format(FIRST_FORMAT + n)),
  ];
  return [
    `${DECLARATION}<styleSheet xmlns="${MAIN}">`,
    list('numFmts', formats.map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`)),
    list('fonts', [font(''), font('<b/>')]),
    list('fills', ['none', 'gray125'].map((kind) => `<fill><patternFill patternType="${kind}"/></fill>`)),
    list('borders', ['<border><left/><right/><top/><bottom/><diagonal/></border>']),
    list('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
    list('cellXfs', cells),
    list('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
    '</styleSheet>',
  ].join('');
}

const list = (name: string, items: readonly string[]): string =>
  `<${name} count="${items.length}">${items.join('')}</${name}>`;
const font = (weight: string): string => `<font>${weight}<sz val="11"/><name val="Calibri"/></font>`;
const format = (id: number): string =>
  `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`;
