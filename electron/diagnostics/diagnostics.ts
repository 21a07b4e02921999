import type { BuildInfo } from '../contract/build-types.ts';
import type { AppState, Diagnostics } from '../contract/types.ts';
import type { Incident } from '../domain/incident.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { CallLog } from './call-log.ts';

export interface DiagnosticsParts {
  readonly appState: () => AppState;
  readonly snapshot: () => Snapshot;
  readonly calls: CallLog;
  readonly build: BuildInfo;
  /** Versions of the runtime, by name. */
  readonly versions: Readonly<Record<string, string>>;
  /** The operating system, its version and the processor's kind. */
  readonly system: string;
  /** IANA name. */
  readonly timeZone: string;
  /** When the app started, epoch ms. */
  readonly startedAt: number;
  /** Newest first. */
  readonly incidents: readonly Incident[];
  readonly logFile: string;
}

/** How the app is doing, as the window shows it. */
export function collectDiagnostics(parts: DiagnosticsParts): Diagnostics {
  const { keychain, notifications, profile } = parts.appState();
  const calls = parts.calls.all();
  const told = calls.find(({ clockOffsetMs }) => clockOffsetMs !== undefined);
  return {
    build: parts.build,
    versions: parts.versions,
    system: parts.system,
    timeZone: parts.timeZone,
    profile,
    startedAt: parts.startedAt,
    keychain,
    notifications,
    ...(told?.clockOffsetMs === undefined
      ? {}
      : { clock: { offsetMs: told.clockOffsetMs, at: told.at } }),
    refreshes: parts.snapshot().connections.map((connection) => {
      const { id, nextReason, nextRefreshAt, refreshing } = connection;
      const next = nextRefreshAt === undefined ? {} : { nextAt: nextRefreshAt };
      return { connectionId: id, reason: nextReason, refreshing, ...next };
    }),
    calls,
    incidents: parts.incidents,
    logFile: parts.logFile,
  };
}
