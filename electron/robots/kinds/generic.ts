import { createHmac } from 'node:crypto';
import { mayPass, refused } from '../answer.ts';
import type { RobotWire } from '../robot.ts';
import { JSON_HEADERS } from './json.ts';

/** Raised when a receiver written for the older form would misread the newer. */
const VERSION = 1;

/**
 * A receiver of the user's own. It gets
 *
 *     POST <address>
 *     Content-Type: application/json; charset=utf-8
 *     X-Plimsoll-Timestamp: 1768449600000
 *     X-Plimsoll-Signature: sha256=<hex>
 *
 *     {"version":1,"source":"plimsoll","sentAt":1768449600000,"title":"…","lines":["…"]}
 *
 * `sentAt` and the timestamp are the same moment, epoch ms. The signature is HMAC-SHA256, keyed with the shared secret,
 * over `<timestamp>.<raw body>` in UTF-8. A receiver compares it in constant time before it parses the body, and
 * refuses a timestamp more than five minutes off, so that a recorded message cannot be sent again later. The body is
 * signed as it is sent; whoever serialises it anew before checking will find another signature.
 *
 * Any 2xx is taken as received; 408, 429 and 5xx are tried again; everything else is final.
 */
export const generic: RobotWire = {
  build({ address, secret = '' }, { title, lines }, now) {
    const content = { version: VERSION, source: 'plimsoll', sentAt: now, title, lines };
    const body = JSON.stringify(content);
    const signature = createHmac('sha256', secret).update(`${now}.${body}`).digest('hex');
    return {
      url: address,
      headers: {
        ...JSON_HEADERS,
        'X-Plimsoll-Timestamp': String(now),
        'X-Plimsoll-Signature': `sha256=${signature}`,
      },
      body,
    };
  },
  read({ status, body }) {
    if (status >= 200 && status < 300) return { kind: 'delivered' };
    return refused(String(status), body, mayPass(status));
  },
};
