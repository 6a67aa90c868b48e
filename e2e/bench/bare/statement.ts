/** A statement as the API sent it. Values that JSON does not hold are packed. */
export interface Statement {
  /** Of a statement that is prepared once a connection; the bare server prepares it too. */
  readonly name?: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What the bare server runs for one kind of request. */
export interface Replay {
  readonly statements: readonly Statement[];
  readonly isWrite: boolean;
  /** Ids that every request makes anew. */
  readonly fresh: readonly string[];
  /** Codes that follow from such an id, with what stands before the code. */
  readonly codes: readonly { readonly text: string; readonly id: string; readonly prefix: string }[];
}

/** Overhead of an IV and a tag. */
const SEAL_BYTES = 28;

/** A value as JSON: instants and bytes are tagged. Of bytes only the length counts: the bare server stores text of that length. */
export function packed(value: unknown): unknown {
  if (value instanceof Date) return { instant: value.toISOString() };
  if (Buffer.isBuffer(value)) return { text: Math.max(1, value.length - SEAL_BYTES) };
  if (Array.isArray(value)) return value.map(packed);
  return value ?? null;
}

/** The value again, with ids and codes exchanged. */
export function unpacked(value: unknown, swap: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return swap.get(value) ?? value;
  if (Array.isArray(value)) return value.map((one) => unpacked(one, swap));
  if (value !== null && typeof value === 'object') {
    const { instant, text } = value as { instant?: string; text?: number };
    if (instant !== undefined) return new Date(instant);
    if (text !== undefined) return 'a'.repeat(text);
  }
  return value;
}
