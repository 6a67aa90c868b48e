import type { PrincipalRow } from './principal-row';

interface Known {
  readonly stamp: string;
  readonly row: PrincipalRow;
}

/**
 * The last principal of each session. Every request asks the database for its stamp; while that is the same the principal is the same
 * object, so that nobody writes it, reads it or derives an ability from it twice.
 */
export class KnownPrincipals {
  private readonly known = new Map<string, Known>();

  constructor(private readonly size = 2_000) {}

  /** The stamp of the principal that is kept for a session; null without one. */
  stampOf(sessionId: string): string | null {
    return this.known.get(sessionId)?.stamp ?? null;
  }

  /** The principal with that stamp: the one kept, or the one in `text`. Null when it is neither. */
  read(sessionId: string, stamp: string, text: string | null): PrincipalRow | null {
    const before = this.known.get(sessionId);
    if (before?.stamp === stamp) return before.row;
    if (text === null) return null;
    const row = JSON.parse(text) as PrincipalRow;
    const [oldest] = this.known.keys();
    if (!before && this.known.size >= this.size && oldest !== undefined) this.known.delete(oldest);
    this.known.set(sessionId, { stamp, row });
    return row;
  }
}
