import { formatAge, formatTime } from '../contract/i18n/format.ts';
import { sharedWords } from '../contract/i18n/shared.ts';
import type { Locale } from '../domain/locale.ts';
import type { EnvironmentKind, Snapshot } from '../domain/snapshot.ts';
import type { RobotMessage } from './robot.ts';
import { rowText, type MessageInput } from './row-text.ts';
import { countedRows, ROW_STATES, summaryRows, type SummaryRow } from './summary-rows.ts';
import { robotWords } from './words.ts';

export type { MessageInput };

/** What the test button sends. */
export function testMessage(locale: Locale): RobotMessage {
  const t = robotWords(locale);
  return { title: t('test.title'), lines: [t('test.line')] };
}

/** A notification as a group message: the same words in both places. */
export function noticeMessage({ title, body }: { title: string; body: string }): RobotMessage {
  return { title, lines: body.split('\n') };
}

/** The daily summary: every account, low ones first, then how many there are of what. */
export function summaryMessage(input: MessageInput): RobotMessage {
  const { locale, snapshot } = input;
  const t = robotWords(locale);
  const rows = summaryRows(snapshot);
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(snapshot.at);
  return {
    title: badged(locale, rows, t('summary.title', { date })),
    lines: [
      ...rows.map((row) => rowText(input, row)),
      ...pausedLine(locale, snapshot),
      ...totals(locale, snapshot, rows),
    ],
  };
}

/** The daily sign of life. It says how things stand, so that it cannot pass for good news when they are not. */
export function watchingMessage({ locale, snapshot }: MessageInput): RobotMessage {
  const t = robotWords(locale);
  const rows = summaryRows(snapshot);
  const reads = countedRows(rows).flatMap(({ connection }) => connection.lastSuccessAt ?? []);
  const last = reads.length === 0 ? undefined : Math.max(...reads);
  const lastLine =
    last === undefined
      ? t('watching.none')
      : t('watching.last', {
          time: formatTime(locale, last),
          age: formatAge(locale, snapshot.at - last),
        });
  return {
    title: badged(locale, rows, t('watching.title')),
    lines: [...pausedLine(locale, snapshot), ...totals(locale, snapshot, rows), lastLine],
  };
}

/** Several messages as one, each under its own title. @param lost how many before them were lost */
export function mergedMessage(
  locale: Locale,
  messages: readonly RobotMessage[],
  lost: number,
): RobotMessage {
  const t = robotWords(locale);
  const lostLine = lost === 0 ? [] : [t('merged.lost', { count: lost })];
  const [only] = messages;
  if (messages.length === 1 && only !== undefined) {
    return { title: only.title, lines: [...only.lines, ...lostLine] };
  }
  return {
    title: t('merged.title', { count: messages.length }),
    lines: [
      ...messages.flatMap(({ title, lines }) => [
        `• ${title}`,
        ...lines.map((line) => `  ${line}`),
      ]),
      ...lostLine,
    ],
  };
}

/** Without production beside it, a message is about sandbox or demo alone and says so in front. */
function badged(locale: Locale, rows: readonly SummaryRow[], title: string): string {
  const kinds = new Set<EnvironmentKind>(rows.map(({ connection }) => connection.environmentKind));
  const [kind] = kinds;
  if (kind === undefined || kind === 'production' || kinds.size > 1) return title;
  const t = sharedWords(locale);
  return t('alert.badge', { environment: t(`environment.${kind}`), title });
}

function pausedLine(locale: Locale, { connections }: Snapshot): readonly string[] {
  const t = robotWords(locale);
  const labels = connections.filter(({ enabled }) => !enabled).map(({ label }) => label);
  return labels.length === 0 ? [] : [t('summary.paused', { names: labels.join(t('list.names')) })];
}

/** “12 accounts: 2 low, 1 needs you” */
function totals(
  locale: Locale,
  { connections }: Snapshot,
  rows: readonly SummaryRow[],
): readonly string[] {
  const t = robotWords(locale);
  if (connections.length === 0) return [sharedWords(locale)('state.empty')];
  if (rows.length === 0) return [];
  const counted = countedRows(rows);
  const balances = counted.filter(({ of }) => of === 'balance');
  const accounts = t('total.accounts', { count: balances.length });
  const counts = ROW_STATES.flatMap((state) => {
    const count = counted.filter((row) => row.state === state).length;
    return count === 0 || state === 'fine' ? [] : [t(`total.${state}`, { count })];
  });
  // Without a line nobody will be told of anything; that must not read like all is well.
  const lined = balances.some((row) => row.of === 'balance' && row.entry.line !== undefined);
  const well = t(lined ? 'total.fine' : 'total.no-lines');
  const apart = rows.filter(({ of }) => of === 'balance').length - balances.length;
  return [
    t('total.line', { accounts, counts: counts.join(t('list.separator')) || well }),
    ...(apart === 0 ? [] : [t('total.apart', { count: apart })]),
  ];
}
