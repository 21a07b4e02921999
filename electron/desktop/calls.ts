import { clipboard } from 'electron';
import type { Alerter } from '../alerts/alerter.ts';
import { readTransit } from '../alerts/read-transit.ts';
import type { Connections } from '../connections/connections.ts';
import { secretField, type Drafts, type OpenDraft } from '../connections/drafts.ts';
import { giveUpTokens } from '../connections/token-input.ts';
import { sharedWords } from '../contract/i18n/shared.ts';
import type { AppState, Diagnostics, ForgetResult, SaveResult, SecretResult } from '../contract/types.ts';
import { reportText } from '../diagnostics/report-text.ts';
import { balanceOf } from '../domain/snapshot.ts';
import type { Monitor } from '../monitor/monitor.ts';
import { providerById } from '../providers/registry.ts';
import type { Quotes } from '../quotes/quotes.ts';
import type { Vault } from '../vault/vault.ts';
import { NotFound, type CallHandlers } from './ipc.ts';
import type { Notices } from './notices.ts';
import type { Notifier } from './notifier.ts';
import { createDesktopCalls, type DesktopCallParts } from './desktop-calls.ts';
import type { FirstPage } from './first-page.ts';
import { createForecastCalls, type ForecastCallParts } from './forecast-calls.ts';
import { createHistoryCalls, type HistoryCallParts } from './history-calls.ts';
import { createRobotCalls, type RobotCallParts } from './robot-calls.ts';
import type { FileResult } from './secret-sources.ts';
import * as sources from './secret-sources.ts';
import { createSetupCalls, type SetupCallParts } from './setup-calls.ts';
import { createViewCalls, type ViewCallParts } from './view-calls.ts';
import type { AppWindow } from './window.ts';

export interface CallParts
  extends RobotCallParts,
    ViewCallParts,
    DesktopCallParts,
    HistoryCallParts,
    ForecastCallParts,
    SetupCallParts {
  readonly appState: () => AppState;
  readonly window: AppWindow;
  readonly page: Pick<FirstPage, 'state' | 'ready'>;
  readonly monitor: Monitor;
  readonly alerter: Pick<Alerter, 'snooze' | 'markTransit'>;
  readonly connections: Connections;
  readonly drafts: Drafts;
  readonly vault: Vault;
  readonly notifier: Notifier;
  readonly notices: Notices;
  readonly quotes: Quotes;
  readonly diagnostics: () => Diagnostics;
  readonly chooseFile: () => Promise<FileResult>;
  readonly switchProfile: (profile: 'user' | 'demo') => void;
  readonly forgetEverything: () => Promise<ForgetResult>;
}

/** Who presses the button looks at the screen, and wants to know soon. */
const TEST_PATIENCE_MS = 6_000;

/** What each of the window's calls does. */
export function createCallHandlers(parts: CallParts): CallHandlers {
  const { window, monitor, alerter, connections, drafts, vault, notifier, notices, settings } = parts;

  const inSaving = new Map<string, Promise<SaveResult>>();

  function draftOf(draftId: string): OpenDraft {
    const draft = drafts.find(draftId);
    if (draft === undefined) throw new NotFound();
    return draft;
  }

  /** Whether the draft is about a connection, which may have been removed meanwhile. */
  const isSaved = ({ connection }: OpenDraft): boolean =>
    connection !== undefined && connections.find(connection.id) !== undefined;

  function enter(draftId: string, field: string, source: FileResult): SecretResult {
    return source.ok ? drafts.enter(draftOf(draftId), field, source.content) : source;
  }

  return {
    getState: () => parts.page.state(),
    ready() {
      parts.page.ready();
      window.ready();
      return null;
    },
    refresh: ({ connectionId }) => monitor.refresh(connectionId),

    async getConnection({ connectionId }) {
      const detail = await connections.detail(connectionId);
      if (detail === undefined) throw new NotFound();
      return detail;
    },

    async openDraft(payload) {
      // Learns of a missing keychain before a key is entered; an absent item never opens a prompt.
      if (vault.state() === 'ready') await vault.probe(false);
      if ('providerId' in payload) {
        const provider = providerById(payload.providerId);
        if (provider === undefined) throw new NotFound();
        return drafts.open(provider.descriptor, undefined, {});
      }
      const detail = await connections.detail(payload.connectionId);
      const provider = detail && providerById(detail.config.providerId);
      if (detail === undefined || provider === undefined) throw new NotFound();
      return drafts.open(provider.descriptor, detail.config, detail.secrets, detail.nextKeys);
    },

    async pasteSecret({ draftId, field }) {
      secretField(draftOf(draftId).descriptor, field);
      const source = await sources.readClipboard();
      const result = enter(draftId, field, source);
      if (source.ok && (result.ok || sources.isSecret(source.content, result.refusal))) {
        await sources.clearClipboard(source.content);
      }
      return result;
    },

    async pastePassphrase({ draftId, field }) {
      if (!draftOf(draftId).waiting.has(field)) throw new NotFound();
      const source = await sources.readClipboard();
      if (!source.ok) return source;
      // Right or wrong, it is somebody's passphrase.
      await sources.clearClipboard(source.content);
      return drafts.decrypt(draftOf(draftId), field, source.content);
    },

    pasteToken: ({ draftId, ...paste }) =>
      connections.pasteToken(draftOf(draftId), paste, sources.takeFromClipboard),

    async chooseSecretFile({ draftId, field }) {
      secretField(draftOf(draftId).descriptor, field);
      return enter(draftId, field, await parts.chooseFile());
    },

    generateKey: ({ draftId, field, bits }) => drafts.generate(draftOf(draftId), field, bits),

    forgetSecret({ draftId, field }) {
      const draft = draftOf(draftId);
      // What waits hides what was entered before it, so it goes first; what is saved lies behind both.
      if (draft.waiting.delete(field) || draft.entered.delete(field)) return null;
      giveUpTokens(draft, field);
      return null;
    },

    copyPublicKey({ draftId, field }) {
      const draft = draftOf(draftId);
      // The one that is to be registered goes before the one that is.
      const summary =
        draft.entered.get(field)?.summary ?? draft.nextKeys.get(field) ?? draft.saved[field];
      if (summary?.key === undefined) throw new NotFound();
      clipboard.writeText(summary.key.publicKey);
      return null;
    },

    testDraft: ({ draftId, values }) => connections.test(draftOf(draftId), values),
    compareChoice: ({ draftId, values, field }) =>
      connections.compare(draftOf(draftId), values, field),

    saveDraft({ draftId, values, keep, switchTo }) {
      const draft = draftOf(draftId);
      // A second click while the first is being saved must not add a second connection.
      let saving = inSaving.get(draftId);
      if (saving === undefined) {
        saving = connections
          .save(draft, values, keep, switchTo)
          .finally(() => inSaving.delete(draftId));
        inSaving.set(draftId, saving);
      }
      return saving.then((result) => {
        if (result.ok) {
          // The form may have been left and taken up again meanwhile: what is saved is no draft any more.
          draft.entered.clear();
          drafts.close(draftId);
        }
        return result;
      });
    },

    keepNextKey({ draftId, field, version, keep }) {
      const draft = draftOf(draftId);
      if (!isSaved(draft) || !draft.entered.has(field)) throw new NotFound();
      return connections.keepNextKey(draft, field, version, keep);
    },

    discardNextKey({ draftId, field }) {
      const draft = draftOf(draftId);
      if (!isSaved(draft) || !draft.nextKeys.has(field)) throw new NotFound();
      return connections.discardNextKey(draft, field);
    },

    closeDraft({ draftId }) {
      drafts.close(draftId);
      return null;
    },

    setConnectionEnabled({ connectionId, enabled }) {
      if (connections.find(connectionId) === undefined) throw new NotFound();
      connections.setEnabled(connectionId, enabled);
      return null;
    },

    async removeConnection({ connectionId, anyway, eraseHistory = false }) {
      if (connections.find(connectionId) === undefined) throw new NotFound();
      const result = await connections.remove(connectionId, anyway);
      if (result.removed && eraseHistory) parts.history.erase(connectionId);
      if (result.removed) parts.onHistoryChange();
      return result;
    },

    setLine: ({ connectionId, key, ...typed }) => connections.setLine(connectionId, key, typed),

    async getQuote({ connectionId, request }) {
      const connection = connections.find(connectionId);
      const result = connection && (await parts.quotes.get(connection, request));
      if (result === undefined) throw new NotFound();
      return result;
    },

    setAlertSettings(alerts) {
      settings.update((current) => ({ ...current, alerts }));
      monitor.publish();
      return null;
    },

    snooze({ connectionId, key, until }) {
      const entry = balanceOf(monitor.snapshot(), connectionId, key);
      if (entry === undefined) throw new NotFound();
      const untilChangeFrom = entry.balance.available.value;
      const snooze = until === 'change' ? { untilChangeFrom } : until === null ? null : { until };
      alerter.snooze(connectionId, key, snooze);
      return null;
    },

    markTransit({ connectionId, key, transit }) {
      const entry = balanceOf(monitor.snapshot(), connectionId, key);
      const result = readTransit(entry, transit, parts.appState().now);
      if ('transit' in result) alerter.markTransit(connectionId, key, result.transit);
      return 'transit' in result ? { ok: true } : result;
    },

    ...createRobotCalls(parts),
    ...createViewCalls(parts),
    ...createHistoryCalls(parts),
    ...createForecastCalls(parts),
    ...createDesktopCalls(parts),
    ...createSetupCalls(parts),

    getDiagnostics: parts.diagnostics,

    copyDiagnostics() {
      clipboard.writeText(reportText(parts.diagnostics(), monitor.snapshot()));
      return null;
    },

    setPreferences(preferences) {
      settings.update((current) => ({ ...current, preferences }));
      return null;
    },

    async sendTestNotification() {
      const t = sharedWords(parts.appState().locale);
      const message = { title: t('alert.test.title'), body: t('alert.test.body') };
      const shown = notifier.notify(message, () => window.open({ view: 'settings' }));
      return { shown: await Promise.race([shown, after(TEST_PATIENCE_MS, false)]) };
    },

    retryKeychain: () => vault.probe(true),

    dismissNotice({ id }) {
      notices.dismiss(id);
      return null;
    },

    forgetEverything: parts.forgetEverything,

    switchProfile({ profile }) {
      parts.switchProfile(profile);
      return null;
    },
  };
}

function after<T>(ms: number, value: T): Promise<T> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(value), ms);
  });
}
