import type { ConnectionConfig, FieldValue } from '../domain/connection.ts';
import {
  activeFields,
  environmentOf,
  isSecretField,
  type PlainField,
  type ProviderDescriptor,
} from '../domain/descriptor.ts';
import type { Line } from '../domain/threshold.ts';
import type { Settings } from '../settings/settings.ts';
import { FILE_VERSION } from './file-format.ts';

/**
 * The set-up as a file that `--import` takes, without any secret: each is `null`, to be entered later or named by whoever gets
 * the file.
 * @param hasSecret whether one is kept for that field of a connection
 */
export function exportSetup(
  settings: Settings,
  descriptorOf: (providerId: string) => ProviderDescriptor | undefined,
  hasSecret: (connectionId: string, field: string) => boolean,
): string {
  const { alerts, preferences, forecast } = settings;
  const file = {
    plimsoll: FILE_VERSION,
    connections: settings.connections.flatMap((connection) => {
      const descriptor = descriptorOf(connection.providerId);
      // What no provider of today knows could not be imported either.
      return descriptor === undefined
        ? []
        : [exported(connection, descriptor, settings, hasSecret)];
    }),
    alerts,
    preferences,
    calendar: forecast.calendar,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function exported(
  connection: ConnectionConfig,
  descriptor: ProviderDescriptor,
  { view, lines }: Settings,
  hasSecret: (connectionId: string, field: string) => boolean,
) {
  const { id, baseUrl, plainHttpConsent, privateHttpConsent } = connection;
  const entity = view.entities[id];
  const active = activeFields(descriptor, connection.values);
  const secrets = active
    .filter(isSecretField)
    .filter((field) => field.required || hasSecret(id, field.id));
  const own = environmentOf(descriptor, connection.environmentId)?.baseUrl;
  return {
    id,
    provider: descriptor.id,
    environment: connection.environmentId,
    label: connection.label,
    ...(entity === undefined ? {} : { entity }),
    ...(baseUrl === own ? {} : { address: baseUrl }),
    ...(plainHttpConsent ? { plainHttpConsent } : {}),
    ...(privateHttpConsent === true ? { privateHttpConsent } : {}),
    enabled: connection.enabled,
    intervalSeconds: connection.intervalMs / 1_000,
    values: Object.fromEntries(
      active
        .filter((field): field is PlainField => !isSecretField(field))
        .flatMap((field) => {
          const value = connection.values[field.id];
          return value === undefined || isLeftOut(field, value) ? [] : [[field.id, value] as const];
        }),
    ),
    secrets: Object.fromEntries(secrets.map((field) => [field.id, null])),
    lines: Object.entries(lines[id] ?? {}).map(([key, line]) => exportedLine(key, line)),
  };
}

/** What is empty need not be said, unless a new connection would begin with something else. */
function isLeftOut(field: PlainField, value: FieldValue): boolean {
  return value.length === 0 && !('initial' in field && field.initial !== undefined);
}

function exportedLine(key: string, line: Line) {
  const [account = '', type = '', currency = '', merchant] = key.split('/').map(decodeURIComponent);
  return { account, type, currency, ...(merchant === undefined ? {} : { merchant }), ...line };
}
