/** A method call with text arguments alone. */
export interface Call {
  /** Told apart by this; from 1 up. */
  readonly serial: number;
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly args: readonly string[];
}

export type BusValue = string | boolean | number;

/** A message from the bus, as far as it is of use here. */
export interface BusMessage {
  readonly kind: 'return' | 'error' | 'signal' | 'other';
  /** The serial of the call it answers. */
  readonly replyTo?: number;
  readonly interface?: string;
  readonly member?: string;
  /** `null` where it holds more than texts, truth values and whole numbers, or variants of them. */
  readonly body: readonly BusValue[] | null;
}

/** What came is no D-Bus, or more than anything asked for could be. */
export class BadBusMessage extends Error {
  override readonly name = 'BadBusMessage';
}

const KINDS: Readonly<Record<number, BusMessage['kind']>> = { 2: 'return', 3: 'error', 4: 'signal' };
const CALL = 1;
const FIELD = {
  path: 1,
  interface: 2,
  member: 3,
  replyTo: 5,
  destination: 6,
  signature: 8,
} as const;
/** Up to and with the length of the header fields, bytes. */
const FIXED = 16;
const MAX_BYTES = 1 << 20;

/** The call as D-Bus sends it, little-endian. */
export function encodeCall(call: Call): Buffer {
  const body = new Writer();
  for (const arg of call.args) body.text(arg);
  const signature = 's'.repeat(call.args.length);

  const fields = new Writer();
  fields.field(FIELD.path, 'o', call.path);
  fields.field(FIELD.interface, 's', call.interface);
  fields.field(FIELD.member, 's', call.member);
  fields.field(FIELD.destination, 's', call.destination);
  if (signature !== '') fields.field(FIELD.signature, 'g', signature);

  const head = new Writer();
  head.bytes([0x6c, CALL, 0, 1]);
  head.uint32(body.length);
  head.uint32(call.serial);
  head.uint32(fields.length);
  head.bytes(fields.take());
  head.align(8);
  return Buffer.concat([head.take(), body.take()]);
}

/**
 * Takes the first whole message off the bytes received so far.
 * @returns `null` while it has not come wholly
 * @throws BadBusMessage
 */
export function takeMessage(data: Buffer): { message: BusMessage; rest: Buffer } | null {
  if (data.length < FIXED) return null;
  const little = data[0] === 0x6c;
  if (!little && data[0] !== 0x42) throw new BadBusMessage('unknown byte order');
  const uint32 = (at: number): number => (little ? data.readUInt32LE(at) : data.readUInt32BE(at));
  const fieldsEnd = FIXED + uint32(12);
  const bodyStart = aligned(fieldsEnd, 8);
  const end = bodyStart + uint32(4);
  if (end > MAX_BYTES) throw new BadBusMessage('too long');
  if (data.length < end) return null;
  const fields = readFields(new Reader(data.subarray(0, fieldsEnd), little, FIXED));
  const body = new Reader(data.subarray(0, end), little, bodyStart);
  const replyTo = fields.get(FIELD.replyTo);
  const interfaceName = fields.get(FIELD.interface);
  const member = fields.get(FIELD.member);
  const message: BusMessage = {
    kind: KINDS[data[1] ?? 0] ?? 'other',
    body: readBody(body, String(fields.get(FIELD.signature) ?? '')),
    ...(typeof replyTo === 'number' ? { replyTo } : {}),
    ...(typeof interfaceName === 'string' ? { interface: interfaceName } : {}),
    ...(typeof member === 'string' ? { member } : {}),
  };
  return { message, rest: data.subarray(end) };
}

function readFields(reader: Reader): ReadonlyMap<number, BusValue> {
  const fields = new Map<number, BusValue>();
  while (reader.more()) {
    reader.align(8);
    const code = reader.byte();
    const value = reader.value('v');
    if (value === undefined) throw new BadBusMessage('unknown header field');
    fields.set(code, value);
  }
  return fields;
}

function readBody(reader: Reader, signature: string): readonly BusValue[] | null {
  const values: BusValue[] = [];
  for (const type of signature) {
    const value = reader.value(type);
    if (value === undefined) return null;
    values.push(value);
  }
  return values;
}

function aligned(offset: number, to: number): number {
  return Math.ceil(offset / to) * to;
}

class Writer {
  #bytes: number[] = [];

  get length(): number {
    return this.#bytes.length;
  }

  take(): Buffer {
    return Buffer.from(this.#bytes);
  }

  bytes(bytes: Iterable<number>): void {
    this.#bytes.push(...bytes);
  }

  align(to: number): void {
    while (this.#bytes.length % to !== 0) this.#bytes.push(0);
  }

  uint32(value: number): void {
    this.align(4);
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    this.bytes(bytes);
  }

  text(value: string): void {
    this.uint32(Buffer.byteLength(value));
    this.bytes([...Buffer.from(value), 0]);
  }

  signature(value: string): void {
    this.bytes([value.length, ...Buffer.from(value), 0]);
  }

  field(code: number, type: 's' | 'o' | 'g', value: string): void {
    this.align(8);
    this.bytes([code]);
    this.signature(type);
    if (type === 'g') this.signature(value);
    else this.text(value);
  }
}

class Reader {
  readonly #data: Buffer;
  readonly #little: boolean;
  #at: number;

  constructor(data: Buffer, little: boolean, at: number) {
    this.#data = data;
    this.#little = little;
    this.#at = at;
  }

  more(): boolean {
    return this.#at < this.#data.length;
  }

  align(to: number): void {
    this.#at = aligned(this.#at, to);
  }

  byte(): number {
    return this.#slice(1)[0] ?? 0;
  }

  signature(): string {
    return this.#text(this.byte());
  }

  /** @returns `undefined` for a type nobody here asks for */
  value(type: string): BusValue | undefined {
    switch (type) {
      case 's':
      case 'o':
        return this.#text(this.#uint32());
      case 'g':
        return this.signature();
      case 'b':
        return this.#uint32() === 1;
      case 'u':
        return this.#uint32();
      case 'v': {
        const held = this.signature();
        // One in another, and so on, would be followed until the stack ends.
        return held === 'v' ? undefined : this.value(held);
      }
      default:
        return undefined;
    }
  }

  #uint32(): number {
    this.align(4);
    const bytes = this.#slice(4);
    return this.#little ? bytes.readUInt32LE() : bytes.readUInt32BE();
  }

  #text(length: number): string {
    return this.#slice(length + 1).toString('utf8', 0, length);
  }

  #slice(length: number): Buffer {
    if (this.#at + length > this.#data.length) throw new BadBusMessage('cut off');
    this.#at += length;
    return this.#data.subarray(this.#at - length, this.#at);
  }
}
