import { randomUUID } from 'node:crypto';
import { release, uptime as secondsSinceBoot } from 'node:os';
import { BrowserWindow, app, nativeTheme, net, powerMonitor } from 'electron';
import { createAlertStore } from '../alerts/alert-store.ts';
import { createAlerter } from '../alerts/alerter.ts';
import { createConnections } from '../connections/connections.ts';
import { createDrafts } from '../connections/drafts.ts';
import { readSecrets } from '../connections/secret-reader.ts';
import { upgraded } from '../connections/upgrade.ts';
import type { AppState } from '../contract/types.ts';
import { balanceTable } from '../cli/balance-table.ts';
import { serveControl } from '../cli/control-server.ts';
import { EXIT } from '../cli/exit-code.ts';
import { outputOf } from '../cli/jobs.ts';
import type { Output } from '../cli/protocol.ts';
import { prepareToServe } from '../desktop/app-protocol.ts';
import { createCallHandlers } from '../desktop/calls.ts';
import { watchComputer } from '../desktop/circumstances.ts';
import type { CommandLine } from '../cli/command-line.ts';
import { createDesktopShell } from '../desktop/desktop-shell.ts';
import { createTrayKeeper } from '../desktop/tray-keeper.ts';
import type { TrayStand } from '../desktop/tray-stand.ts';
import { createFirstPage } from '../desktop/first-page.ts';
import { serveCalls } from '../desktop/ipc.ts';
import { createNotices } from '../desktop/notices.ts';
import { createNotifier } from '../desktop/notifier.ts';
import { createPast } from '../desktop/past.ts';
import { createPauser } from '../desktop/pause.ts';
import { switchProfile } from '../desktop/profile.ts';
import { createReport } from '../desktop/report.ts';
import { chooseSetupFile, chooseTarget } from '../desktop/save-dialog.ts';
import { readChosenFile } from '../desktop/secret-sources.ts';
import { openStores } from '../desktop/stores.ts';
import { createAppWindow } from '../desktop/window.ts';
import { createCallLog } from '../diagnostics/call-log.ts';
import { readBuildInfo } from '../diagnostics/build-info.ts';
import { collectDiagnostics } from '../diagnostics/diagnostics.ts';
import type { ConnectionConfig } from '../domain/connection.ts';
import { environmentOf } from '../domain/descriptor.ts';
import { resolveLocale, type LocalizedText } from '../domain/locale.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { createHistoryKey } from '../history/history-key.ts';
import type { SecretsResult } from '../monitor/authorised-call.ts';
import { createMonitor } from '../monitor/monitor.ts';
import { inOwnTurn } from '../monitor/own-turn.ts';
import { createSteadyClock } from '../monitor/steady-clock.ts';
import { providerById, providers } from '../providers/registry.ts';
import { createProvisioning } from '../provisioning/provisioning.ts';
import { createQuotes } from '../quotes/quotes.ts';
import { createRobotEditor } from '../robots/robot-editor.ts';
import { createRobots } from '../robots/robots.ts';
import { createCrashLimit } from '../security/crash-limit.ts';
import { forgetEverything } from '../security/forget-everything.ts';
import { createIncidentLog, describeError } from '../security/incident.ts';
import { openLogFile } from '../security/log-file.ts';
import { callLine, incidentLine } from '../security/log-lines.ts';
import { deleteProfileAndRestart } from '../security/start-anew.ts';
import { surviveFaults } from '../security/survive.ts';
import { createLiveSettings } from '../settings/live-settings.ts';
import { settingsIndex } from '../settings/secret-index.ts';
import { createRobotPost } from '../transport/robot-post.ts';
import type { OwnKeychain } from '../vault/own-keychain.ts';
import { createAnswers } from './answers.ts';
import { keychainName, runtimeVersions, timeZone } from './computer.ts';
import { createDemoProviders } from './demo-providers.ts';
import { spareMemory } from './engine-thrift.ts';
import { createKeys } from './keys.ts';
import { createProviderAccess } from './provider-access.ts';
import { quitOnSignals } from './quit-on-signals.ts';

/** The panel reads the menu before the first requests are signed, ms. */
const AFTER_TRAY_MS = 200;

/** The first requests are on their way, and nobody has opened the window yet, ms. */
const AFTER_START_MS = 1_000;

export interface RunOptions {
  readonly commandLine: CommandLine;
  readonly profile: AppState['profile'];
  readonly keychain: OwnKeychain;
  readonly stand: TrayStand;
  /** @param onStart told of every further start of the app, with its command line; also of those since the first */
  readonly followStarts: (onStart: (commandLine: CommandLine) => void) => void;
  /** Prints what a terminal asked for, and ends the app. */
  readonly endWith: (output: Output) => void;
}

/** Starts the app: builds its parts, in the order in which they need each other, and sets them going. */
export function run(options: RunOptions): void {
  const { commandLine, profile, keychain, stand, endWith } = options;
  const { job } = commandLine;
  quitOnSignals();
  const now = (): number => commandLine.frozenAt ?? Date.now();
  const random = (): number => (commandLine.frozenAt === null ? Math.random() : 0);
  const uptime = createSteadyClock(
    () => performance.now(),
    () => secondsSinceBoot() * 1_000,
  );
  const providerName = (id: string): LocalizedText =>
    providerById(id)?.descriptor.name ?? { en: id, 'zh-CN': id };
  const log = openLogFile(app.getPath('userData'), Date.now);
  const incidents = createIncidentLog(Date.now, (incident) => log.write(incidentLine(incident)));
  surviveFaults(incidents);
  log.write(`start · ${app.getVersion()}`);
  const mayReopen = createCrashLimit(Date.now);

  // While the parts are being built there is nobody to tell, and half of them are not there yet.
  let wired = false;
  const notices = createNotices(() => changed());
  const stores = openStores(app.getPath('userData'), notices);
  const settings = createLiveSettings(stores.settings, {
    onChange(before, after) {
      if (before.preferences !== after.preferences || before.alerts !== after.alerts) changed();
      // With the first connection there is more to offer.
      else if (before.connections.length !== after.connections.length) changed();
      if (before.connections.length > after.connections.length) trayKeeper?.drop();
      if (before.preferences !== after.preferences) monitor.reconsider();
    },
    onWritable: () => void vault.saveWaiting(),
  });

  const connectionsOfToday = upgraded(settings.get().connections, providerById);
  if (connectionsOfToday !== null) {
    settings.update((current) => ({ ...current, connections: connectionsOfToday }));
  }

  const vault = createKeys({
    keychain,
    settings,
    onUnsaved: () => monitor.publish(),
    onState(state) {
      changed();
      if (state !== 'ready') return;
      past.wake();
      void alertStore.open().then(robots.wake);
      const waiting = new Set(
        monitor
          .snapshot()
          .connections.filter(({ condition }) => condition === 'keychain')
          .map(({ id }) => id),
      );
      // The demo's providers have to know a merchant before its first request comes.
      const ask = (): void => monitor.refreshSoon((id) => waiting.has(id));
      if (waiting.size > 0) demoProviders.registerMissing().then(ask, ask);
    },
  });

  const notifier = createNotifier(() => changed());
  const page = createFirstPage({
    folder: `${__dirname}/renderer`,
    state: (height) => ({
      app: appState(),
      snapshot: monitor.snapshot(),
      alerts: alerter.state(),
      providers: providers.map(({ descriptor }) => descriptor),
      trends: past.trends.current(),
      left: settings.get().view,
      height,
    }),
    loadDrawing: () => import('../../renderer/drawn.tsx'),
    onFault: (error) => incidents.add('page-not-drawn', describeError(error)),
  });
  const window = createAppWindow({
    distFolder: __dirname,
    page,
    isSplit: () => settings.get().view.open !== null,
    title: profile === 'demo' ? 'Plimsoll (demo)' : 'Plimsoll',
    refresh: () => void monitor.refresh(null),
    onOpenChange() {
      spareMemory(!window.isOpen());
      monitor.reconsider();
    },
    place: () => settings.get().windowPlace,
    keepPlace: (windowPlace) => settings.update((current) => ({ ...current, windowPlace })),
    onClose: () => shell.windowClosed(),
    onSilent: () => incidents.add('window-silent', ''),
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
    onOnline: () => robots.wake(),
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
  const calls = createCallLog();
  const startedAt = now();
  const drafts = createDrafts(() => randomUUID());
  const access = createProviderAccess({
    proxy: settings.get().desktop.proxy,
    vault,
    drafts,
    record(call) {
      calls.add(call);
      log.write(callLine(call));
    },
    now,
  });
  const monitor = createMonitor({
    ...access.tools,
    connections: () => pauser.applied(settings.get().connections),
    lines: () => settings.get().lines,
    provider: providerById,
    random,
    tokensUnsaved: vault.isUnsaved,
    secrets: secretsOf,
    uptime,
    look: computer.look,
    onSnapshot,
    onForget: (connectionId) => alerter.forgetAccounts(connectionId),
  });
  const answers = createAnswers({
    monitor,
    provisioning: () => provisioning,
    locale: () => appState().locale,
    providerName,
  });
  const quotes = createQuotes({
    ...access.tools,
    provider: providerById,
    secrets: (connection) => secretsOf(connection, true),
    uptime,
  });
  const connections = createConnections({
    ...access.tools,
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
    isClockRight: calls.isClockRight,
    timeZone,
    now,
    setTimer: inOwnTurn,
    onTrends(trends) {
      window.push('trends', trends);
      // Something may be about to run out. In a turn of its own: with hundreds of balances both take a while.
      inOwnTurn(monitor.publish, 0);
    },
  });

  const robotTools = {
    settings,
    vault,
    now,
    post: createRobotPost(access.fetch),
    addressRules: {
      // Robots on this computer are the simulator's, and it has no robots for who does not use it.
      get loopback() {
        return profile === 'demo' || settings.get().connections.some(isSimulated);
      },
    },
    timeZone,
    setTimer: inOwnTurn,
  };
  const robots = createRobots({
    ...robotTools,
    snapshot: monitor.snapshot,
    alerts: () => (alertStore.isWhole() ? alerter.state().records : null),
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

  const alertStore = createAlertStore({
    file: stores.alerts,
    key: createHistoryKey(vault, 'alerts'),
    onEarlier: (earlier) => alerter.recall(earlier),
    onUnreadable: stores.setAlertsAside,
  });
  const alerter = createAlerter({
    store: alertStore,
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
    deniesRunOut: past.forecaster.deniesRunOut,
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
    stand,
    settings,
    window,
    notifier,
    monitor,
    alerter,
    pauser,
    proxy: access.proxy,
    appState,
    trends: past.trends.current,
    providerName,
    isDemo: profile === 'demo',
    onChange: changed,
  });

  // The demo begins anew each time.
  const trayKeeper =
    profile === 'demo'
      ? null
      : createTrayKeeper({
          folder: app.getPath('userData'),
          vault,
          historyState: past.history.state,
          circumstances: () => ({ version: app.getVersion(), languages: app.getPreferredSystemLanguages() }),
          atStart: () => shell.trayAtStart(monitor.atStart(past.history.lastReadings())),
          uptime,
        });

  const provisioning = createProvisioning({
    ...access.tools,
    settings,
    vault,
    monitor,
    providers,
    newId: () => randomUUID(),
    locale: () => appState().locale,
    keychainName,
    onCalendar: () => past.reconsider(),
    onEntities: () => window.push('entities', settings.get().view.entities),
  });

  serveCalls(
    createCallHandlers({
      appState,
      window,
      page,
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
          build: readBuildInfo(app.getAppPath(), app.getVersion(), process.versions.electron),
          versions: runtimeVersions(),
          system: `${process.platform} ${release()} ${process.arch}`,
          timeZone: timeZone(),
          startedAt,
          incidents: incidents.all(),
          logFile: log.path,
        }),
      settings,
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
      provisioning,
      chooseSetupFile: () => chooseSetupFile(BrowserWindow.getFocusedWindow()),
      chooseSetupTarget: (name) => chooseTarget(BrowserWindow.getFocusedWindow(), name, 'json'),
      newId: () => randomUUID(),
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

  const demoProviders = createDemoProviders({
    vault,
    settings,
    past,
    locale: () => appState().locale,
    now,
    frozenAt: commandLine.frozenAt,
  });

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
    answers.take(snapshot);
    // A run for a terminal shows and tells nothing but what it prints.
    if (job !== null) {
      past.take(snapshot);
      // The run ends as soon as it has printed this, and waits for nothing but the keychain.
      past.history.keep();
      return;
    }
    // Nothing that shows may stand between a crossing and its notification.
    alerter.take(snapshot);
    shell.update();
    window.push('snapshot', snapshot);
    past.take(snapshot);
    trayKeeper?.take();
    report(snapshot);
  }

  /** Something other than the balances changed: language, keychain, notifications, notices. */
  function changed(): void {
    if (!wired || job !== null) return;
    nativeTheme.themeSource = settings.get().preferences.theme;
    shell.update();
    window.push('appState', appState());
  }

  if (job?.do === 'import' || job?.do === 'export') {
    outputOf(job, appState().locale, answers.answer).then(endJob, cannotStart);
    return;
  }
  if (job?.do === 'balances') {
    app.on('quit', () => {
      monitor.stop();
      past.stop();
      demoProviders.stop();
    });
    prepare()
      .then(() => {
        monitor.start();
        answers.begin();
        return answers.balances(job.json);
      })
      .then(endJob, cannotStart);
    return;
  }

  wired = true;
  const prepared = prepare();
  const shown = shell.start(prepared);
  const control = serveControl(
    app.getPath('userData'),
    async (ask) => ({ from: 'app', output: await answers.answer(ask) }),
    () => log.write('control · cannot listen, so the command line cannot ask this app'),
  );
  nativeTheme.themeSource = settings.get().preferences.theme;
  // macOS starts the app at log-in without its arguments.
  const atLogin =
    process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin === true;
  if (!commandLine.hidden && !atLogin) window.open();

  options.followStarts(({ hidden }) => {
    if (!hidden) window.open();
  });
  app.on('activate', () => window.open());
  // The window is a view; watching goes on without it.
  app.on('window-all-closed', () => undefined);
  let keysAtRest = false;
  app.on('will-quit', (event) => {
    if (keysAtRest) return;
    event.preventDefault();
    void keychain.close().then(() => {
      keysAtRest = true;
      // Inside of the event that was prevented, quitting again would be taken for the same.
      setImmediate(() => app.quit());
    });
  });
  app.on('quit', () => {
    monitor.stop();
    trayKeeper?.keep();
    past.stop();
    computer.stop();
    alerter.stop();
    robots.stop();
    demoProviders.stop();
    pauser.stop();
    control.close();
    shell.stop();
    // Node waits for a hanging keychain call, for ever if its prompt is never answered.
    if (keychain.hangs()) process.kill(process.pid, 'SIGKILL');
  });

  function start(): void {
    monitor.start();
    answers.begin();
    robots.start();
    setTimeout(() => {
      prepareToServe();
      window.prepare();
      page.prepare();
    }, AFTER_START_MS);
  }

  prepared.then(() => shown).then(() => setTimeout(start, AFTER_TRAY_MS), cannotStart);
  // Says early that there is no keychain. An item that is not there opens no prompt, and with connections the first
  // refresh finds out by itself.
  if (profile === 'user' && settings.get().connections.length === 0) void vault.probe(false);

  /** What was read in earlier sessions, and in the demo its providers and an invented past. */
  async function prepare(): Promise<void> {
    await alertStore.open();
    await (profile === 'user' ? past.open() : demoProviders.start());
  }

  /** What was read is being kept meanwhile, and a key for that may be on its way into the keychain. */
  async function endJob(output: Output): Promise<void> {
    await keychain.idle();
    endWith(output);
  }

  function cannotStart(error: unknown): void {
    process.stderr.write(`Plimsoll could not be started: ${String(error)}\n`);
    app.exit(EXIT.unavailable);
  }
}
