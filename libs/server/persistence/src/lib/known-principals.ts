import type { PrincipalRow } from './principal-row';

interface Known {
  readonly text: string;
  readonly row: PrincipalRow;
}

/**
 * The last principal of each session as the database wrote it. Every request asks the database; when the answer is the same text,
 * it is the same object, so that nobody reads it or derives an ability from it twice.
 */
export class KnownPrincipals {
  private readonly known = new Map<string, Known>();

  constructor(private readonly size = 2_000) {}

  read(sessionId: string, text: string): PrincipalRow {
    const before = this.known.get(sessionId);
    if (before?.text === text) return before.row;
    const row = JSON.parse(text) as PrincipalRow;
    const [oldest] = this.known.keys();
    if (!before && this.known.size >= this.size && oldest !== undefined) this.known.delete(oldest);
    this.known.set(sessionId, { text, row });
    return row;
  }
}
