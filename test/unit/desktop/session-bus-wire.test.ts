import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BadBusMessage,
  encodeCall,
  takeMessage,
} from '../../../electron/desktop/session-bus/wire.ts';

/** Another implementation, to be held against ours. */
interface Other {
  marshall(message: Record<string, unknown>): [Buffer, unknown];
  unmarshall(bytes: Buffer): Record<string, unknown>;
}
const other = createRequire(import.meta.url)('dbus-next/lib/message.js') as Other;

const text = fc.string({ unit: 'grapheme' }).map((value) => value.replaceAll('\0', ''));
const name = fc.stringMatching(/^[A-Za-z_]{1,40}$/);

const call = {
  serial: 1,
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
  member: 'Hello',
} as const;

it('what we send is what another implementation reads', () => {
  fc.assert(
    fc.property(name, fc.array(text, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1 }), (member, args, serial) => {
      const read = other.unmarshall(encodeCall({ ...call, member, args, serial }));
      expect(read).toMatchObject({ ...call, member, serial, type: 1 });
      expect(read['body']).toEqual(args);
    }),
  );
});

const signal = (signature: string, body: readonly unknown[]): Buffer =>
  other.marshall({
    type: 4,
    serial: 7,
    path: '/org/freedesktop/DBus',
    interface: 'org.freedesktop.DBus',
    member: 'NameOwnerChanged',
    sender: 'org.freedesktop.DBus',
    signature,
    body,
  })[0];

describe('what we read', () => {
  it('is what another implementation sends, however it is cut into pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.boolean(), fc.nat())), fc.nat(), (messages, cut) => {
        const bytes = Buffer.concat(messages.map((body) => signal('sbu', body)));
        const split = bytes.length === 0 ? 0 : cut % bytes.length;
        let received: Buffer = Buffer.alloc(0);
        const bodies: unknown[] = [];
        for (const piece of [bytes.subarray(0, split), bytes.subarray(split)]) {
          received = Buffer.concat([received, piece]);
          for (let next = takeMessage(received); next !== null; next = takeMessage(received)) {
            bodies.push(next.message.body);
            received = next.rest;
          }
        }
        expect(bodies).toEqual(messages);
        expect(received).toHaveLength(0);
      }),
    );
  });

  it('names a signal by interface and member, and an answer by its call', () => {
    expect(takeMessage(signal('s', ['x']))?.message).toEqual({
      kind: 'signal',
      interface: 'org.freedesktop.DBus',
      member: 'NameOwnerChanged',
      body: ['x'],
    });
    const [reply] = other.marshall({ type: 2, serial: 9, replySerial: 3, signature: 'b', body: [true] });
    expect(takeMessage(reply)?.message).toEqual({ kind: 'return', replyTo: 3, body: [true] });
  });

  it('has no body where that is of a kind nobody asks for', () => {
    expect(takeMessage(signal('as', [['x']]))?.message.body).toBeNull();
  });

  it('may be big-endian', () => {
    const head = Buffer.from('42020001000000040000000700000018', 'hex');
    const fields = Buffer.from('05017500000000030801670001620000', 'hex');
    // reply serial 3 (u), signature (g) "b", both aligned to eight.
    const bytes = Buffer.concat([
      Buffer.from(head.fill(0x0f, 15, 16)),
      fields,
      Buffer.from('00000001', 'hex'),
    ]);
    expect(takeMessage(bytes)?.message).toEqual({ kind: 'return', replyTo: 3, body: [true] });
  });

  it('refuses what is no D-Bus, is too long or cut off inside, and nothing else', () => {
    expect(() => takeMessage(Buffer.from('HTTP/1.1 400 Bad Request'))).toThrow(BadBusMessage);
    const long = signal('s', ['x']);
    long.writeUInt32LE(1 << 21, 4);
    expect(() => takeMessage(long)).toThrow(BadBusMessage);
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 200 }), (bytes) => {
        try {
          takeMessage(Buffer.from([0x6c, ...bytes.subarray(1)]));
        } catch (error) {
          expect(error).toBeInstanceOf(BadBusMessage);
        }
      }),
    );
  });
});

describe('a variant', () => {
  const variant = (held: string, value: unknown): Buffer => signal('v', [[held, value]]);

  it.each([
    ['b', true],
    ['s', 'a text'],
    ['u', 7],
  ])('of one simple value (%s) is that value', (held, value) => {
    expect(takeMessage(variant(held, value))?.message.body).toEqual([value]);
  });

  it('of anything else is not read, however deep it goes', () => {
    expect(takeMessage(variant('as', ['a', 'b']))?.message.body).toBeNull();
    // One variant in another, a hundred thousand deep: “1, v, end” each.
    const deep = Buffer.alloc(300_000);
    for (let at = 0; at < deep.length; at += 3) deep.set([1, 0x76, 0], at);
    const head = variant('b', true);
    const bodyLength = head.readUInt32LE(4);
    const message = Buffer.concat([head.subarray(0, head.length - bodyLength), deep]);
    message.writeUInt32LE(deep.length, 4);
    expect(takeMessage(message)?.message.body).toBeNull();
  });
});
