import { sharedWords } from '../contract/i18n/shared.ts';
import type { SetupChange, SetupProblem, SetupSummary } from '../contract/setup-types.ts';
import type { Locale } from '../domain/locale.ts';
import type { SetupResult } from '../provisioning/provisioning.ts';
import { provisioningWords } from '../provisioning/words.ts';
import { NotSaved } from '../vault/not-saved.ts';
import { failure } from './balances-output.ts';
import { EXIT } from './exit-code.ts';
import { printable } from './printable.ts';
import type { Output } from './protocol.ts';

export interface SetupOutputContext {
  readonly locale: Locale;
  readonly keychainName: 'macos' | 'windows' | 'linux';
}

/** What a terminal is told of an import. @param context asked once it is over: it may have changed the language */
export async function importOutput(
  importing: Promise<SetupResult>,
  context: () => SetupOutputContext,
): Promise<Output> {
  try {
    return setupOutput(await importing, context());
  } catch (error) {
    if (!(error instanceof NotSaved)) throw error;
    return failure(provisioningWords(context().locale)('not-saved'));
  }
}

function setupOutput(result: SetupResult, { locale, keychainName }: SetupOutputContext): Output {
  const w = provisioningWords(locale);
  if (result.ok) {
    const stdout = `${doneLines(result.summary, locale).join('\n')}\n`;
    return { stdout, stderr: '', code: EXIT.fine };
  }
  if ('keychain' in result) {
    const { keychain: state } = result;
    const keychain = sharedWords(locale)(`keychain.name.${keychainName}`);
    // One that became ready since is asked for nothing more.
    return failure(w(`keychain.${state === 'ready' ? 'busy' : state}`, { keychain }), EXIT.keychain);
  }
  const { problems } = result;
  const lines = [w('refused', { count: problems.length }), ...problems.map((one) => problemLine(one, locale))];
  return failure(lines.join('\n'), EXIT.badFile);
}

function problemLine({ place, line, column, text }: SetupProblem, locale: Locale): string {
  const w = provisioningWords(locale);
  return printable(w(place === '' ? 'at.top' : 'at', { place, line, column, text }));
}

function doneLines(summary: SetupSummary, locale: Locale): readonly string[] {
  const w = provisioningWords(locale);
  const others = (['alerts', 'preferences', 'calendar'] as const).filter((name) => summary[name]);
  const same = summary.connections.every(({ change }) => change === 'same') && others.length === 0;
  return [
    ...(same ? [w('done.nothing')] : summary.connections.map(({ label, change }) => w(`done.${change}`, { name: printable(label) }))),
    ...others.map((name) => w(`done.${name}`)),
    ...summary.connections.flatMap((change) => remarks(change, locale)),
  ];
}

function remarks({ label, missing, keptTokens }: SetupChange, locale: Locale): readonly string[] {
  const w = provisioningWords(locale);
  const name = printable(label);
  const secrets = missing.join(locale === 'en' ? ', ' : '、');
  return [
    ...(missing.length === 0 ? [] : [w('missing', { name, secrets })]),
    ...(keptTokens ? [w('kept-tokens', { name })] : []),
  ];
}
