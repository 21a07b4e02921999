import type { KeychainState } from '../../electron/contract/types.ts';
import { useWindow } from '../app/window-context.ts';
import { useWords } from '../i18n/words.ts';

/** What is the matter with the keychain and what to do about it. */
export function KeychainText({ state }: { readonly state: KeychainState }) {
  const { app } = useWindow();
  const { s, t } = useWords();
  const name = s(`keychain.name.${app.keychainName}`);
  return state === 'ready' ? t('keychain.ready', { name }) : s(`keychain.${state}`, { name });
}
