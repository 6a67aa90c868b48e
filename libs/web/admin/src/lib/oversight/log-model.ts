/** Kinds of reading, as the server keeps them; `opened_on_device` is reported by a device, the rest the server saw itself. */
export const ACCESS_KINDS = ['opened', 'revealed', 'matched', 'delivered', 'opened_on_device', 'exported', 'system', 'emergency'] as const;

export interface AccessEntry {
  readonly id: string;
  readonly at: string;
  readonly deviceAt: string | null;
  readonly kind: (typeof ACCESS_KINDS)[number];
  readonly seenBy: 'server' | 'device';
  readonly actorName: string | null;
  readonly section: string | null;
  readonly caseCodes: readonly string[];
  readonly caseCount: number;
}

export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly actorName: string | null;
  readonly table: string;
  readonly op: 'insert' | 'update' | 'delete';
  readonly changed: readonly string[];
  readonly caseCode: string | null;
  readonly stream: string;
  readonly seq: number;
}

/** What the logs are searched by. Times as a person typed them, in the device's own zone. */
export interface LogFilter {
  readonly actorId: string;
  readonly caseCode: string;
  readonly from: string;
  readonly to: string;
}

export const NO_FILTER: LogFilter = { actorId: '', caseCode: '', from: '', to: '' };

/** The filter as the routes take it: instants in UTC, parts that were left out missing. */
export function filterBody({ actorId, caseCode, from, to }: LogFilter): Readonly<Record<string, string>> {
  const said = { actorId, caseCode: caseCode.trim(), from: instant(from), to: instant(to) };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value));
}

function instant(typed: string): string {
  const read = typed ? new Date(typed) : null;
  return read && !Number.isNaN(read.getTime()) ? read.toISOString() : '';
}
