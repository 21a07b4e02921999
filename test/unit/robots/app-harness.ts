import type { AlertRecord } from '../../../electron/domain/alert.ts';
import type { Locale } from '../../../electron/domain/locale.ts';
import type { Snapshot } from '../../../electron/domain/snapshot.ts';
import type { RobotView } from '../../../electron/contract/robot-types.ts';
import type { RobotChoices, RobotConfig } from '../../../electron/robots/robot-config.ts';
import { createRobotEditor, type RobotEditor } from '../../../electron/robots/robot-editor.ts';
import type { RobotAnswer, RobotKind } from '../../../electron/robots/robot.ts';
import { createRobots, type Robots } from '../../../electron/robots/robots.ts';
import { settingsIndex } from '../../../electron/settings/secret-index.ts';
import { readSettings, type Settings } from '../../../electron/settings/settings.ts';
import { TransportError } from '../../../electron/transport/transport.ts';
import { createVault, type Vault } from '../../../electron/vault/vault.ts';
import { entry, shownConnection, snapshotOf } from '../support/snapshots.ts';
import { fakeKeychain, type FakeKeychain } from '../vault/harness.ts';
import { ADDRESSES, NOW, robotWorld, SECRETS, type World } from './harness.ts';

export const choices: RobotChoices = {
  label: 'Finance',
  enabled: true,
  alerts: true,
  dailySummary: null,
  stillWatching: null,
  language: 'system',
};

export interface RobotsWorld {
  readonly robots: Robots;
  readonly editor: RobotEditor;
  readonly keychain: FakeKeychain;
  readonly vault: Vault;
  readonly settings: { get(): Settings; update(change: (settings: Settings) => Settings): void };
  readonly simulated: World;
  locale: Locale;
  snapshot: Snapshot;
  /** What the app remembers having told. */
  alerts: readonly AlertRecord[] | null;
  /** No answer comes while this is set. */
  offline: boolean;
  /** What comes back instead of the simulator's answer. */
  answer: RobotAnswer | null;
  /** Labels of the groups that lost a message. */
  readonly lost: string[];
  /** What the window was shown last. */
  shown: readonly RobotView[];
  /** Lets time pass, running what falls due on the way. */
  pass(ms: number): Promise<void>;
  /** Moves the clock without running any timer, as a night's sleep does. */
  sleep(ms: number): void;
  settle(): Promise<void>;
  /** What each group got to read, as `kind: text`. */
  received(): string[];
  /** Adds a group the way a person does, and returns its id. */
  add(kind: RobotKind, over?: Partial<RobotChoices>): Promise<string>;
  config(id: string): RobotConfig;
  /** The same settings and keychain with nothing in memory, as after a restart. */
  restart(): void;
}

/** The robots as main has them, over real settings in memory, a made-up keychain and the simulator's groups. */
export function robotsWorld(): RobotsWorld {
  let current = readSettings({}).value;
  let clock = NOW;
  let count = 0;
  let timers: { readonly at: number; readonly run: () => void }[] = [];
  const keychain = fakeKeychain();
  const simulated = robotWorld();
  const settings = {
    get: () => current,
    update: (change: (before: Settings) => Settings) => {
      // Through text, as through a file.
      const text = JSON.stringify(change(current));
      current = readSettings(JSON.parse(text) as Record<string, unknown>).value;
    },
  };
  const newId = (): string => `id-${(count += 1)}`;
  const openVault = (): Vault => createVault(keychain, settingsIndex(settings), () => undefined);
  const parts = (vault: Vault) => {
    const tools = {
      settings,
      vault,
      now: () => clock,
      timeZone: () => 'Asia/Shanghai',
      addressRules: { loopback: false },
      post: async (...sent: Parameters<World['post']>) => {
        if (world.offline) throw new TransportError('unreachable');
        return world.answer ?? simulated.post(...sent);
      },
      setTimer(run: () => void, ms: number) {
        const timer = { at: clock + ms, run };
        timers.push(timer);
        return () => {
          timers = timers.filter((other) => other !== timer);
        };
      },
    };
    const robots = createRobots({
      ...tools,
      snapshot: () => world.snapshot,
      alerts: () => world.alerts,
      text: () => ({
        locale: world.locale,
        providerName: () => ({ en: 'Bank', 'zh-CN': '银行' }),
        keychain: 'linux',
      }),
      onChange: () => {
        world.shown = robots.list();
      },
      onLost: ({ label }) => void world.lost.push(label),
    });
    const locale = () => world.locale;
    return { vault, robots, editor: createRobotEditor({ ...tools, robots, locale, newId }) };
  };
  let live = parts(openVault());
  const world: RobotsWorld = {
    get robots() {
      return live.robots;
    },
    get editor() {
      return live.editor;
    },
    get vault() {
      return live.vault;
    },
    keychain,
    settings,
    simulated,
    locale: 'en',
    snapshot: snapshotOf(shownConnection('a', [entry('8230', { line: { warn: '10000' } })])),
    alerts: [],
    offline: false,
    answer: null,
    lost: [],
    shown: [],
    async settle() {
      for (let turn = 0; turn < 400; turn += 1) await Promise.resolve();
    },
    async pass(ms) {
      const until = clock + ms;
      await world.settle();
      for (;;) {
        const due = timers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        timers = timers.filter((timer) => timer !== due);
        world.sleep(Math.max(0, due.at - clock));
        due.run();
        await world.settle();
      }
      world.sleep(until - clock);
    },
    sleep(ms) {
      clock += ms;
      simulated.clock.set(clock);
    },
    received: () =>
      simulated.receiver.records.map(({ kind, content }) => `${kind}: ${content?.text ?? '-'}`),
    async add(kind, over = {}) {
      const opened = live.editor.open({ kind });
      const draft = live.editor.find(opened?.draftId ?? '');
      if (draft === undefined) throw new Error('no draft');
      live.editor.enterAddress(draft, ADDRESSES[kind]);
      const secret = SECRETS[kind];
      if (secret !== undefined) live.editor.enterSecret(draft, secret);
      const result = await live.editor.save(draft, { ...choices, ...over }, 'keychain');
      if (!result.ok) throw new Error(JSON.stringify(result));
      return result.robotId;
    },
    config(id) {
      const found = current.robots.find((robot) => robot.id === id);
      if (found === undefined) throw new Error('no such robot');
      return found;
    },
    restart() {
      live.robots.stop();
      timers = [];
      live = parts(openVault());
    },
  };
  return world;
}
