import { isLoopback } from '../domain/plain-http.ts';
import { robotDescriptors } from './descriptors.ts';
import { ROBOT_KINDS, type RobotKind } from './robot.ts';

/** Why an address was refused. Never carries the address: its token lets anybody post into the group. */
export type AddressError =
  | 'required'
  | 'too-long'
  | 'not-a-url'
  | 'needs-https'
  | 'has-credentials'
  | 'wrong-host'
  | 'wrong-path'
  | 'missing-token'
  | 'bad-token';

/** What may be shown of an address. */
export interface AddressSummary {
  readonly host: string;
  /** The last four characters of the token; absent where it is too short to spare any. */
  readonly tail?: string;
}

export type AddressResult =
  | { readonly ok: true; readonly address: string; readonly summary: AddressSummary }
  | {
      readonly ok: false;
      readonly error: AddressError;
      /** With `wrong-host`: the kind of robot this address is for. */
      readonly belongsTo?: RobotKind;
    };

export interface AddressRules {
  /** Addresses on this computer are taken too, over plain http as well: for the simulator only. */
  readonly loopback: boolean;
}

const MAX_LENGTH = 2_048;
/** From this length on, four characters tell two tokens apart and give nothing away. */
const SHOW_TAIL_FROM = 12;
const TOKEN = /^[\w-]{8,200}$/;

/** Where a kind keeps its token: `null` when the path is none of this kind's. */
const tokenIn: Readonly<Record<RobotKind, (url: URL) => string | null>> = {
  dingtalk: ({ pathname, searchParams }) =>
    pathname === '/robot/send' ? (searchParams.get('access_token') ?? '') : null,
  // The first version (without v2) takes other bodies.
  feishu: ({ pathname }) => {
    const found = /^\/open-apis\/bot\/v2\/hook(?:\/([^/]*))?$/.exec(pathname);
    return found === null ? null : (found[1] ?? '');
  },
  wecom: ({ pathname, searchParams }) =>
    pathname === '/cgi-bin/webhook/send' ? (searchParams.get('key') ?? '') : null,
  // /workflows/ and /triggers/ start workflows that want fields of their own.
  slack: ({ pathname }) => {
    const [, services, team, webhook, token = '', ...more] = pathname.split('/');
    if (services !== 'services' || more.length > 0) return null;
    return team && webhook ? token : '';
  },
  generic: ({ pathname, search }) => pathname + search,
};

/** The address without what is not needed: a pasted one may carry an old signature in its query. */
const canonical: Readonly<Record<RobotKind, (url: URL, token: string) => string>> = {
  dingtalk: ({ origin, pathname }, token) => `${origin}${pathname}?access_token=${token}`,
  feishu: ({ origin, pathname }) => origin + pathname,
  wecom: ({ origin, pathname }, token) => `${origin}${pathname}?key=${token}`,
  slack: ({ origin, pathname }) => origin + pathname,
  generic: ({ origin, pathname, search }) => origin + pathname + search,
};

/** Checks a pasted webhook address for one kind of robot and brings it to its shortest form. */
export function readWebhookAddress(
  kind: RobotKind,
  text: string,
  rules: AddressRules,
): AddressResult {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, error: 'required' };
  if (trimmed.length > MAX_LENGTH) return { ok: false, error: 'too-long' };
  // The parser would silently drop line breaks and tabs.
  if (/\s/.test(trimmed) || !URL.canParse(trimmed)) return { ok: false, error: 'not-a-url' };
  const url = new URL(trimmed);
  if (!/^https?:$/.test(url.protocol)) return { ok: false, error: 'not-a-url' };
  if (url.username !== '' || url.password !== '') return { ok: false, error: 'has-credentials' };
  const local = rules.loopback && isLoopback(url.hostname);
  if (url.protocol === 'http:' && !local) return { ok: false, error: 'needs-https' };
  if (!local) {
    const owner = ownerOf(url.host);
    const { hosts } = robotDescriptors[kind];
    const welcome = hosts.length === 0 ? owner === undefined : hosts.includes(url.host);
    if (!welcome) {
      const belongsTo = owner === undefined ? {} : { belongsTo: owner };
      return { ok: false, error: 'wrong-host', ...belongsTo };
    }
  }
  const token = tokenIn[kind](url);
  if (token === null) return { ok: false, error: 'wrong-path' };
  if (kind !== 'generic') {
    if (token === '') return { ok: false, error: 'missing-token' };
    if (!TOKEN.test(token)) return { ok: false, error: 'bad-token' };
  }
  return { ok: true, address: canonical[kind](url, token), summary: summaryOf(url, token) };
}

/** The kind whose own host this is. With a port it is no messenger's. */
function ownerOf(host: string): RobotKind | undefined {
  return ROBOT_KINDS.find((kind) => robotDescriptors[kind].hosts.includes(host));
}

function summaryOf({ host }: URL, token: string): AddressSummary {
  return token.length < SHOW_TAIL_FROM ? { host } : { host, tail: token.slice(-4) };
}
