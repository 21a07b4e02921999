/** One element of DER: its tag, its content, and where the next one begins. */
export interface Element {
  readonly tag: number;
  readonly content: Buffer;
  readonly end: number;
}

export const TAG = { integer: 0x02, bits: 0x03, octets: 0x04, oid: 0x06, sequence: 0x30 } as const;

/** The element that begins at `from`, or `null` when it is cut off or no DER at all. */
function elementAt(der: Buffer, from: number): Element | null {
  const tag = der[from];
  const first = der[from + 1];
  if (tag === undefined || first === undefined) return null;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  const start = from + 2 + lengthBytes;
  if (first === 0x80 || lengthBytes > 4 || start > der.length) return null;
  const length = lengthBytes === 0 ? first : der.readUIntBE(from + 2, lengthBytes);
  const end = start + length;
  return end > der.length ? null : { tag, content: der.subarray(start, end), end };
}

/** All elements side by side in `content`, or `null` when they do not fill it exactly. */
export function elementsOf(content: Buffer): readonly Element[] | null {
  const elements: Element[] = [];
  for (let at = 0; at < content.length; ) {
    const element = elementAt(content, at);
    if (element === null) return null;
    elements.push(element);
    at = element.end;
  }
  return elements;
}

/** What is in the one sequence that `der` consists of, or `null` when it is anything else. */
export function sequenceOf(der: Buffer): readonly Element[] | null {
  const [outer, ...others] = elementsOf(der) ?? [];
  return outer?.tag === TAG.sequence && others.length === 0 ? elementsOf(outer.content) : null;
}

/** An algorithm's identifier as hex of its DER content, and its parameters. */
export interface Algorithm {
  readonly oid: string;
  readonly parameters: Element | undefined;
}

/** Reads an AlgorithmIdentifier (an identifier and its parameters, in a sequence). */
export function algorithmOf(element: Element | undefined): Algorithm | null {
  if (element?.tag !== TAG.sequence) return null;
  const [oid, parameters] = elementsOf(element.content) ?? [];
  return oid?.tag === TAG.oid ? { oid: oid.content.toString('hex'), parameters } : null;
}

/** A small non-negative INTEGER, or `null` when it is none. */
export function smallInteger(element: Element | undefined): number | null {
  if (element?.tag !== TAG.integer) return null;
  const { content } = element;
  return content.length < 1 || content.length > 5 ? null : content.readUIntBE(0, content.length);
}
