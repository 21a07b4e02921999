import { randomUUID } from 'node:crypto';
import { uptime as secondsSinceBoot } from 'node:os';
import path from 'node:path';
import { BrowserWindow, Menu, app, nativeTheme, net, powerMonitor, session } from 'electron';
import { createAlerter } from './alerts/alerter.ts';
import { createConnections } from './connections/connections.ts';
import { createDrafts } from './connections/drafts.ts';
import { tokenKeeper } from './connections/keep-tokens.ts';
import { readSecrets } from './connections/secret-reader.ts';
import { upgraded } from './connections/upgrade.ts';
import type { AppState } from './contract/types.ts';
import { createDemo, type Demo } from './demo/demo.ts';
import { startSimulatorProcess, type SimulatorProcess } from './demo/simulator-process.ts';
import { registerAppScheme } from './desktop/app-protocol.ts';
import { balanceTable } from './desktop/balance-table.ts';
import { createCallHandlers } from './desktop/calls.ts';
import { watchComputer } from './desktop/circumstances.ts';
import { readCommandLine } from './desktop/command-line.ts';
import { serveCalls } from './desktop/ipc.ts';
import { createNotices } from './desktop/notices.ts';
import { createNotifier } from './desktop/notifier.ts';
import { switchProfile } from './desktop/profile.ts';
import { createReport } from './desktop/report.ts';
import { readChosenFile } from './desktop/secret-sources.ts';
import { buildTray, type TrayAction } from './desktop/tray-model.ts';
import { openStores } from './desktop/stores.ts';
import { createTray, type TrayView } from './desktop/tray.ts';
import { createAppWindow } from './desktop/window.ts';
import type { ConnectionConfig } from './domain/connection.ts';
import { environmentOf } from './domain/descriptor.ts';
import { resolveLocale, type LocalizedText } from './domain/locale.ts';
import type { Snapshot } from './domain/snapshot.ts';
import type { SecretsResult } from './monitor/authorised-call.ts';
import { createMonitor } from './monitor/monitor.ts';
import { createSteadyClock } from './monitor/steady-clock.ts';
import { createTokenRenewals } from './monitor/token-renewal.ts';
import { providerById } from './providers/registry.ts';
import { createQuotes } from './quotes/quotes.ts';
import { createRobotEditor } from './robots/robot-editor.ts';
import { createRobots } from './robots/robots.ts';
import type { Settings } from './settings/settings.ts';
import { settingsIndex } from './settings/secret-index.ts';
import { createGate } from './transport/gate.ts';
import { createRobotPost } from './transport/robot-post.ts';
import { createPost } from './transport/transport.ts';
import { createKeytarKeychain } from './vault/keytar-keychain.ts';
import { serialKeychain } from './vault/serial-keychain.ts';
import { createPatientVault } from './vault/patient-vault.ts';
import { createVault } from './vault/vault.ts';

/** A keychain that takes longer is most likely showing a password prompt, ms. */
const KEYCHAIN_PATIENCE_MS = 8_000;

const commandLine = readCommandLine(process.argv);
const profile = commandLine.demo ? 'demo' : 'user';
// The demo keeps everything apart: its own folder, and its own items in the keychain.
if (profile === 'demo') app.setPath('userData', `${app.getPath('userData')}-demo`);

if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
if (process.platform === 'win32') app.setAppUserModelId('app.plimsoll.desktop');
registerAppScheme();

if (app.requestSingleInstanceLock()) void app.whenReady().then(run);
else app.quit();

function run(): void {
  const now = (): number => commandLine.frozenAt ?? Date.now();
  const random = (): number => (commandLine.frozenAt === null ? Math.random() : 0);
  const uptime = createSteadyClock(
    () => performance.now(),
    () => secondsSinceBoot() * 1_000,
  );
  const providerName = (id: string): LocalizedText =>
    providerById(id)?.descriptor.name ?? { en: id, 'zh-CN': id };
  const keychainName =
    process.platform === 'darwin' ? 'macos' : process.platform === 'win32' ? 'windows' : 'linux';

  // While the parts are being built there is nobody to tell, and half of them are not there yet.
  let wired = false;
  const notices = createNotices(() => changed());
  const stores = openStores(app.getPath('userData'), notices);
  const settings = {
    get: stores.settings.get,
    update(change: (current: Settings) => Settings): void {
      const before = stores.settings.get();
      const after = change(before);
      stores.settings.set(after);
      if (before.preferences !== after.preferences || before.alerts !== after.alerts) changed();
      if (before.preferences !== after.preferences) monitor.reconsider();
    },
  };

  const connectionsOfToday = upgraded(settings.get().connections, providerById);
  if (connectionsOfToday !== null) {
    settings.update((current) => ({ ...current, connections: connectionsOfToday }));
  }

  const keychain = serialKeychain(
    createKeytarKeychain(profile === 'demo' ? 'Plimsoll demo' : 'Plimsoll', async () => {
      const loaded = await import('keytar');
      return loaded.default ?? loaded;
    }),
    KEYCHAIN_PATIENCE_MS,
    (succeeded) => vault.settled(succeeded),
  );
  const plainVault = createVault(keychain, settingsIndex(settings), (state) => {
    changed();
    if (state !== 'ready') return;
    void vault.saveWaiting();
    robots.wake();
    const waiting = new Set(
      monitor
        .snapshot()
        .connections.filter(({ condition }) => condition === 'keychain')
        .map(({ id }) => id),
    );
    // The demo's providers have to know a merchant before its first request comes.
    const known = demo?.registerMissing() ?? Promise.resolve();
    const ask = (): void => monitor.refreshSoon((id) => waiting.has(id));
    if (waiting.size > 0) known.then(ask, ask);
  });

  const vault = createPatientVault(plainVault, () => monitor.publish());

  const notifier = createNotifier(() => changed());
  const window = createAppWindow({
    distFolder: __dirname,
    title: profile === 'demo' ? 'Plimsoll (demo)' : 'Plimsoll',
    refresh: () => void monitor.refresh(null),
    onOpenChange: () => monitor.reconsider(),
  });
  const computer = watchComputer({
    power: powerMonitor,
    isOnline: () => net.isOnline(),
    watched: () => settings.get().preferences.fasterWhileOpen && window.isOpen(),
    onChange: () => monitor.reconsider(),
    onWake() {
      alerter.woke();
      monitor.refreshSoon();
      robots.wake();
    },
    onUnlock() {
      monitor.refreshSoon();
      robots.wake();
    },
  });
  // Nothing of a provider is ever written to disk: no cookies, no cache.
  const providerSession = session.fromPartition('providers', { cache: false });

  const drafts = createDrafts(() => randomUUID());
  const readTools = {
    post: createPost((url, init) => providerSession.fetch(url, init)),
    gate: createGate(),
    now,
    nonce: () => randomUUID(),
    renewals: createTokenRenewals(),
    keepTokens: tokenKeeper(vault, drafts),
  };
  const monitor = createMonitor({
    ...readTools,
    connections: () => settings.get().connections,
    lines: () => settings.get().lines,
    provider: providerById,
    random,
    tokensUnsaved: vault.isUnsaved,
    secrets: secretsOf,
    uptime,
    look: computer.look,
    onSnapshot,
  });
  const quotes = createQuotes({
    ...readTools,
    provider: providerById,
    secrets: (connection) => secretsOf(connection, true),
    uptime,
  });
  const connections = createConnections({
    ...readTools,
    settings,
    vault,
    monitor,
    provider: providerById,
    newId: () => randomUUID(),
  });

  const robotTools = {
    settings,
    vault,
    now,
    post: createRobotPost((url, init) => providerSession.fetch(url, init)),
    addressRules: {
      // Robots on this computer are the simulator's, and it has no robots for who does not use it.
      get loopback() {
        return profile === 'demo' || settings.get().connections.some(isSimulated);
      },
    },
    timeZone: () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
    setTimer(run: () => void, ms: number) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
  const robots = createRobots({
    ...robotTools,
    snapshot: monitor.snapshot,
    text: () => ({ locale: appState().locale, providerName, keychain: keychainName }),
    onChange: () => window.push('robots', robots.list()),
    onLost: ({ label }) => notices.add({ kind: 'robot-lost', robot: label }),
  });
  const robotEditor = createRobotEditor({
    ...robotTools,
    robots,
    locale: () => appState().locale,
    newId: () => randomUUID(),
  });

  const alerter = createAlerter({
    store: stores.alerts,
    settings: () => settings.get().alerts,
    text: () => ({ locale: appState().locale, providerName, keychain: keychainName }),
    now,
    uptime,
    runOuts: () => [],
    notify: (message, target) => notifier.notify(message, () => window.open(target)),
    onAlerts: robots.take,
    onChange: () => window.push('alerts', alerter.state()),
    lookAgain: () => monitor.publish(),
  });
  const report = createReport({
    commandLine,
    window,
    table: (snapshot) =>
      balanceTable({ snapshot, locale: appState().locale, keychain: keychainName, providerName }),
    quit: () => app.quit(),
  });

  serveCalls(
    createCallHandlers({
      appState,
      window,
      monitor,
      alerter,
      connections,
      quotes,
      robots,
      robotEditor,
      drafts,
      vault,
      notifier,
      notices,
      settings,
      chooseFile: () => readChosenFile(BrowserWindow.getFocusedWindow()),
      switchProfile,
    }),
    () => window.contents(),
  );

  let tray: TrayView | undefined;
  let simulator: SimulatorProcess | undefined;
  let demo: Demo | undefined;

  /** @param byHand whether a person asked, so that the keychain may ask for a password */
  async function secretsOf(connection: ConnectionConfig, byHand: boolean): Promise<SecretsResult> {
    const descriptor = providerById(connection.providerId)?.descriptor;
    if (descriptor === undefined) return { ok: false, problem: { kind: 'internal' } };
    if (byHand && vault.state() !== 'ready') await vault.probe(true);
    return readSecrets(descriptor, connection.values, ({ id }) => vault.read(connection.id, id));
  }

  function isSimulated({ providerId, environmentId }: ConnectionConfig): boolean {
    const descriptor = providerById(providerId)?.descriptor;
    return descriptor !== undefined && environmentOf(descriptor, environmentId)?.loopbackOnly === true;
  }

  function appState(): AppState {
    const { preferences } = settings.get();
    return {
      locale: resolveLocale(preferences.language, app.getPreferredSystemLanguages()),
      preferences,
      alertSettings: settings.get().alerts,
      profile,
      keychain: vault.state(),
      keychainName,
      notifications: notifier.state(),
      notices: notices.list(),
      version: app.getVersion(),
      now: now(),
      clockFrozen: commandLine.frozenAt !== null,
    };
  }

  function trayModel(snapshot: Snapshot) {
    return buildTray({ snapshot, app: appState(), providerName });
  }

  function onSnapshot(snapshot: Snapshot): void {
    // Nothing that shows may stand between a crossing and its notification.
    alerter.take(snapshot);
    tray?.show(trayModel(snapshot));
    window.push('snapshot', snapshot);
    report(snapshot);
  }

  /** Something other than the balances changed: language, keychain, notifications, notices. */
  function changed(): void {
    if (!wired) return;
    nativeTheme.themeSource = settings.get().preferences.theme;
    tray?.show(trayModel(monitor.snapshot()));
    window.push('appState', appState());
  }

  function onTrayAction(action: TrayAction): void {
    if (action.do === 'refresh') void monitor.refresh(null);
    else if (action.do === 'open') window.open();
    else if (action.do === 'settings') window.open({ view: 'settings' });
    else if (action.do === 'add-connection') window.open({ view: 'add-connection' });
    // The tray's host waits for an answer to the click; quitting at once would leave it without one.
    else if (action.do === 'quit') setImmediate(() => app.quit());
    else window.open({ view: 'balance', connectionId: action.connectionId, key: action.key });
  }

  wired = true;
  tray = createTray(trayModel(monitor.snapshot()), onTrayAction);
  nativeTheme.themeSource = settings.get().preferences.theme;
  if (!commandLine.hidden) window.open();

  app.on('second-instance', () => window.open());
  app.on('activate', () => window.open());
  // The window is a view; watching goes on without it.
  app.on('window-all-closed', () => undefined);
  app.on('quit', () => {
    monitor.stop();
    computer.stop();
    alerter.stop();
    robots.stop();
    simulator?.kill();
    tray?.destroy();
    // Node waits for a hanging keychain call, for ever if its prompt is never answered.
    if (keychain.hangs()) process.kill(process.pid, 'SIGKILL');
  });

  if (profile === 'user') {
    monitor.start();
    robots.start();
    // Says early that there is no keychain. An item that is not there opens no prompt, and with connections the
    // first refresh finds out by itself.
    if (settings.get().connections.length === 0) void vault.probe(false);
    return;
  }
  simulator = startSimulatorProcess(path.join(__dirname, 'simulator.cjs'));
  demo = createDemo({
    simulator: simulator.client,
    vault,
    settings,
    locale: appState().locale,
    frozenAt: commandLine.frozenAt,
  });
  demo.start().then(
    () => {
      monitor.start();
      robots.start();
    },
    (error: unknown) => {
      process.stderr.write(`The demo could not be set up: ${String(error)}\n`);
      app.exit(1);
    },
  );
}
