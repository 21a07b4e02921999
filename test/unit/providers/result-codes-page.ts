import { conditionOf, type ProblemKind } from '../../../electron/domain/problem.ts';
import type { Provider } from '../../../electron/providers/provider.ts';
import type { ResultCode } from '../../../electron/providers/result-code.ts';

/** What each kind means, in a few plain words; only kinds a result code can have. */
const meanings: Readonly<Partial<Record<ProblemKind, string>>> = {
  signature: 'The signature was rejected',
  credentials: 'The credentials are not valid',
  permission: 'The call is not allowed',
  contract: 'Something is wrong with the contract',
  'not-found': 'The account, customer or merchant does not exist',
  'rate-limited': 'Too many requests',
  'provider-unknown': 'The provider could not say',
  'provider-failed': 'The request was refused',
  'clock-skew': 'The request was too old or too new',
};

function asksAgain({ kind, retry }: ResultCode): string {
  if (retry === 'with-new-token') return 'Once, with a renewed access token; then it waits for you';
  if (retry === 'at-once') return 'Once at once, with a fresh nonce; then less often';
  if (conditionOf({ kind }) === 'needs-you') return 'No, it waits for you';
  return kind === 'provider-failed' ? 'Twice; then it waits for you' : 'Yes, less often';
}

function row(name: string, code: string, known: ResultCode): string {
  const { kind, advice } = known;
  const meaning = meanings[kind];
  if (meaning === undefined) throw new Error(`${code}: no words for ${kind}`);
  const cells = [name, `\`${code}\``, meaning, asksAgain(known), advice.en, advice['zh-CN']];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** The page `docs/result-codes.md`, from the tables the app itself goes by. */
export function codesPage(providers: readonly Provider[]): string {
  const rows = providers.flatMap(({ descriptor, resultCodes }) =>
    Object.entries(resultCodes).map(([code, known]) => row(descriptor.name.en, code, known)),
  );
  const without = providers
    .filter(({ resultCodes }) => Object.keys(resultCodes).length === 0)
    .map(({ descriptor }) => descriptor.name.en);
  return `# Result codes

What Plimsoll makes of the result codes that the providers list, and what it tells you to do. This
page is written from the app’s own tables by \`npx vitest run -u\`; do not edit it.

A code nobody listed is shown as it came and treated by its status letter: after \`F\` (refused)
Plimsoll asks twice more and then waits for you, after \`U\` (unknown) it goes on asking, less
often. No codes are published by ${without.join(', ')}: every code but its success is shown as it came and
treated like \`F\`.

“Waits for you” means that nothing is asked on a timer until you edit or refresh the connection.
A quote is only ever asked for by you, once.

| Provider | Code | What it means | Does Plimsoll ask again by itself? | What to do | 行动建议 |
|---|---|---|---|---|---|
${rows.join('\n')}
`;
}
