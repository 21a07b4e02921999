import './security/first.ts';
import { randomUUID } from 'node:crypto';
import { release, uptime as secondsSinceBoot } from 'node:os';
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
import { seedPast } from './demo/seed-past.ts';
import { startSimulatorProcess, type SimulatorProcess } from './demo/simulator-process.ts';
import { registerAppScheme } from './desktop/app-protocol.ts';
import { balanceTable } from './cli/balance-table.ts';
import { balancesOutput } from './cli/balances-output.ts';
import { serveControl } from './cli/control-server.ts';
import {
  immediateOutput,
  needsHeadlessStart,
  outputOfRunningApp,
  print,
  startHeadless,
  terminalLanguage,
} from './cli/jobs.ts';
import { EXIT } from './cli/exit-code.ts';
import type { Output } from './cli/protocol.ts';
import { createFirstReading } from './cli/wait-until-read.ts';
import { createCallHandlers } from './desktop/calls.ts';
import { watchComputer } from './desktop/circumstances.ts';
import { ownArguments, readCommandLine } from './cli/command-line.ts';
import { createDesktopShell } from './desktop/desktop-shell.ts';
import { serveCalls } from './desktop/ipc.ts';
import { createNotices } from './desktop/notices.ts';
import { createNotifier } from './desktop/notifier.ts';
import { createPast } from './desktop/past.ts';
import { createPauser } from './desktop/pause.ts';
import { switchProfile } from './desktop/profile.ts';
import { createProxy } from './desktop/proxy.ts';
import { createReport } from './desktop/report.ts';
import { chooseTarget } from './desktop/save-dialog.ts';
import { readChosenFile } from './desktop/secret-sources.ts';
import { openStores } from './desktop/stores.ts';
import { createAppWindow } from './desktop/window.ts';
import { createCallLog } from './diagnostics/call-log.ts';
import { collectDiagnostics } from './diagnostics/diagnostics.ts';
import type { CallRecord } from './domain/call-record.ts';
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
import { confineEverything } from './security/confine.ts';
import { createCrashLimit } from './security/crash-limit.ts';
import { forgetEverything } from './security/forget-everything.ts';
import { createIncidentLog } from './security/incident.ts';
import { openLogFile } from './security/log-file.ts';
import { callLine, incidentLine } from './security/log-lines.ts';
import { deleteProfileAndRestart } from './security/start-anew.ts';
import { surviveFaults } from './security/survive.ts';
import type { Settings } from './settings/settings.ts';
import { settingsIndex } from './settings/secret-index.ts';
import { createGate } from './transport/gate.ts';
import { createLeadsInside } from './transport/private-address.ts';
import { createRobotPost } from './transport/robot-post.ts';
import { createPost } from './transport/transport.ts';
import { createKeytarKeychain } from './vault/keytar-keychain.ts';
import { serialKeychain } from './vault/serial-keychain.ts';
import { createPatientVault } from './vault/patient-vault.ts';
import { createVault } from './vault/vault.ts';

/** A keychain that takes longer is most likely showing a password prompt, ms. */
const KEYCHAIN_PATIENCE_MS = 8_000;

/** Whoever asks right after a start waits for the first answers so long, ms. */
const FIRST_READING_MS = 30_000;

const commandLine = readCommandLine(ownArguments(process.argv, process.defaultApp === true));
const profile = commandLine.demo ? 'demo' : 'user';
// The demo keeps everything apart: its own folder, and its own items in the keychain.
if (profile === 'demo') app.setPath('userData', `${app.getPath('userData')}-demo`);

if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
if (process.platform === 'win32') app.setAppUserModelId('app.plimsoll.desktop');
registerAppScheme();
confineEverything();

const terminal = terminalLanguage(process.env);
const terminalLocale = resolveLocale(
  'system',
  terminal === null ? app.getPreferredSystemLanguages() : [terminal],
);
const { job } = commandLine;
const said = immediateOutput(commandLine, terminalLocale, app.getVersion());

if (said !== null) endWith(said);
else if (job !== null && needsHeadlessStart(process.env, app.commandLine.hasSwitch('ozone-platform'))) {
  app.exit(startHeadless(process.argv));
} else if (app.requestSingleInstanceLock()) void app.whenReady().then(run);
else if (job?.do === 'balances') {
  void outputOfRunningApp(app.getPath('userData'), job, terminalLocale).then(endWith);
} else app.quit();

function endWith(output: Output): void {
  print(output);
  app.exit(output.code);
}

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

  const firstReading = createFirstReading();
  const log = openLogFile(app.getPath('userData'), Date.now);
  const incidents = createIncidentLog(Date.now, (incident) => log.write(incidentLine(incident)));
  surviveFaults(incidents);
  log.write(`start · ${app.getVersion()}`);
  const mayReopen = createCrashLimit(Date.now);

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
      // With the first connection there is more to offer.
      else if (before.connections.length !== after.connections.length) changed();
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
    past.wake();
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
    place: () => settings.get().windowPlace,
    keepPlace: (windowPlace) => settings.update((current) => ({ ...current, windowPlace })),
    onClose: () => shell.windowClosed(),
    onCrash() {
      if (mayReopen()) return true;
      incidents.add('window-given-up', '');
      return false;
    },
  });
  const pauser = createPauser({
    settings,
    now,
    onChange(paused) {
      // What became old during the pause is old because nobody asked.
      if (!paused) alerter.woke();
      if (paused) monitor.reconsider();
      else monitor.refreshSoon();
      changed();
    },
  });
  const computer = watchComputer({
    power: powerMonitor,
    isOnline: () => net.isOnline(),
    watched: () => settings.get().preferences.fasterWhileOpen && window.isOpen(),
    onChange: () => monitor.reconsider(),
    onWake() {
      pauser.look();
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
  const proxy = createProxy(providerSession, settings.get().desktop.proxy);
  const providerFetch = async (url: string, init?: RequestInit): Promise<Response> => {
    await proxy.ready();
    return providerSession.fetch(url, init);
  };

  const calls = createCallLog();
  const startedAt = now();
  const drafts = createDrafts(() => randomUUID());
  const readTools = {
    post: createPost(providerFetch),
    gate: createGate(),
    leadsInside: createLeadsInside(async (hostname) => {
      const { endpoints } = await providerSession.resolveHost(hostname);
      return endpoints.map(({ address }) => address);
    }),
    record(call: CallRecord) {
      calls.add(call);
      log.write(callLine(call));
    },
    now,
    nonce: () => randomUUID(),
    renewals: createTokenRenewals(),
    keepTokens: tokenKeeper(vault, drafts),
  };
  const monitor = createMonitor({
    ...readTools,
    connections: () => pauser.applied(settings.get().connections),
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

  const past = createPast({
    folder: app.getPath('userData'),
    vault,
    settings,
    notices,
    window,
    monitor: () => monitor,
    timeZone,
    now,
    setTimer,
    onTrends(trends) {
      window.push('trends', trends);
      // Something may be about to run out.
      monitor.publish();
    },
  });

  const robotTools = {
    settings,
    vault,
    now,
    post: createRobotPost(providerFetch),
    addressRules: {
      // Robots on this computer are the simulator's, and it has no robots for who does not use it.
      get loopback() {
        return profile === 'demo' || settings.get().connections.some(isSimulated);
      },
    },
    timeZone,
    setTimer,
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
    text: () => ({
      locale: appState().locale,
      providerName,
      keychain: keychainName,
      hidden: settings.get().preferences.hideAmounts,
    }),
    now,
    uptime,
    runOuts: (snapshot) =>
      settings.get().alerts.kinds['run-out'] ? past.forecaster.runOuts(snapshot) : [],
    notify: (message, target) => notifier.notify(message, () => window.open(target)),
    onAlerts: robots.take,
    onChange() {
      window.push('alerts', alerter.state());
      shell.update();
    },
    lookAgain: () => monitor.publish(),
  });
  const report = createReport({
    commandLine,
    window,
    table: (snapshot) =>
      balanceTable({ snapshot, locale: appState().locale, keychain: keychainName, providerName }),
    quit: () => app.quit(),
  });

  const shell = createDesktopShell({
    settings,
    window,
    notifier,
    monitor,
    alerter,
    pauser,
    proxy,
    appState,
    trends: past.trends.current,
    providerName,
    isDemo: profile === 'demo',
    onChange: changed,
  });

  serveCalls(
    createCallHandlers({
      appState,
      window,
      desktop: shell,
      pauser,
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
      diagnostics: () =>
        collectDiagnostics({
          appState,
          snapshot: monitor.snapshot,
          calls,
          versions: runtimeVersions(),
          system: `${process.platform} ${release()} ${process.arch}`,
          timeZone: timeZone(),
          startedAt,
          incidents: incidents.all(),
          logFile: log.path,
        }),
      settings,
      trends: past.trends,
      history: past.history,
      historyFolder: app.getPath('userData'),
      onHistoryChange: past.changed,
      forecaster: past.forecaster,
      onForecastChange: past.reconsider,
      onExportProgress: (progress) => window.push('exportProgress', progress),
      chooseTarget: (name, format) => chooseTarget(BrowserWindow.getFocusedWindow(), name, format),
      computerZone: timeZone,
      locale: () => appState().locale,
      providerName,
      now,
      chooseFile: () => readChosenFile(BrowserWindow.getFocusedWindow()),
      switchProfile,
      forgetEverything: () =>
        forgetEverything({
          index: settingsIndex(settings),
          vault,
          keychain,
          endAutostart: async () =>
            shell.state().startAtLogin !== true ||
            (await shell.change({ startAtLogin: false })).ok,
          startAnew: () => deleteProfileAndRestart(() => switchProfile(profile)),
        }),
    }),
    () => window.contents(),
  );

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
      pause: pauser.current(),
      desktop: shell.state(),
      version: app.getVersion(),
      now: now(),
      clockFrozen: commandLine.frozenAt !== null,
    };
  }

  function onSnapshot(snapshot: Snapshot): void {
    firstReading.take(snapshot);
    // A run for a terminal shows and tells nothing but what it prints.
    if (job !== null) {
      past.take(snapshot);
      return;
    }
    // Nothing that shows may stand between a crossing and its notification.
    alerter.take(snapshot);
    shell.update();
    window.push('snapshot', snapshot);
    past.take(snapshot);
    report(snapshot);
  }

  /** Something other than the balances changed: language, keychain, notifications, notices. */
  function changed(): void {
    if (!wired || job !== null) return;
    nativeTheme.themeSource = settings.get().preferences.theme;
    shell.update();
    window.push('appState', appState());
  }

  /** The balances as they stand, for a terminal. */
  async function printed(json: boolean): Promise<Output> {
    await firstReading.done(monitor.snapshot(), FIRST_READING_MS);
    const { locale } = appState();
    const snapshot = monitor.snapshot();
    return balancesOutput({ snapshot, locale, keychain: keychainName, providerName }, json);
  }

  if (job?.do === 'balances') {
    app.on('quit', () => {
      monitor.stop();
      past.stop();
      simulator?.kill();
    });
    prepare()
      .then(() => {
        monitor.start();
        return printed(job.json);
      })
      .then(endWith, cannotStart);
    return;
  }

  wired = true;
  shell.start();
  const control = serveControl(
    app.getPath('userData'),
    async ({ json, refresh }) => {
      if (refresh) await monitor.refresh(null);
      return { from: 'app', output: await printed(json) };
    },
    () => log.write('control · cannot listen, so the command line cannot ask this app'),
  );
  nativeTheme.themeSource = settings.get().preferences.theme;
  // macOS starts the app at log-in without its arguments.
  const atLogin =
    process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin === true;
  if (!commandLine.hidden && !atLogin) window.open();

  app.on('second-instance', (_event, args) => {
    if (!readCommandLine(args).hidden) window.open();
  });
  app.on('activate', () => window.open());
  // The window is a view; watching goes on without it.
  app.on('window-all-closed', () => undefined);
  app.on('quit', () => {
    monitor.stop();
    past.stop();
    computer.stop();
    alerter.stop();
    robots.stop();
    simulator?.kill();
    pauser.stop();
    control.close();
    shell.stop();
    // Node waits for a hanging keychain call, for ever if its prompt is never answered.
    if (keychain.hangs()) process.kill(process.pid, 'SIGKILL');
  });

  function start(): void {
    monitor.start();
    robots.start();
  }

  prepare().then(start, cannotStart);
  // Says early that there is no keychain. An item that is not there opens no prompt, and with connections the first
  // refresh finds out by itself.
  if (profile === 'user' && settings.get().connections.length === 0) void vault.probe(false);

  /** What was read in earlier sessions, and in the demo its providers and an invented past. */
  async function prepare(): Promise<void> {
    if (profile === 'user') {
      await past.open();
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
    await demo.start();
    await past.open();
    await seedPast({
      history: past.history,
      connections: settings.get().connections,
      now: now(),
      frozen: commandLine.frozenAt !== null,
      locale: appState().locale,
    });
  }

  function cannotStart(error: unknown): void {
    process.stderr.write(`Plimsoll could not be started: ${String(error)}\n`);
    app.exit(EXIT.unavailable);
  }
}

/** Runs something once after that many ms. @returns what takes it back */
function setTimer(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** IANA name of the computer's time zone, which may change while the app runs. */
function timeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function runtimeVersions(): Readonly<Record<string, string>> {
  const { electron = '', chrome = '', node } = process.versions;
  return { Electron: electron, Chromium: chrome, Node: node };
}
