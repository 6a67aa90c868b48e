import { fieldWrites } from '@tact/sync-protocol';
import { v7 as uuidv7 } from 'uuid';

/** What the writers write. Each is asked again under its own key until it is acknowledged, so that it is to be there exactly once. */
export const WRITE_KINDS = ['register', 'note', 'alert', 'task', 'push'] as const;
export type WriteKind = (typeof WRITE_KINDS)[number];

export interface Write {
  readonly kind: WriteKind;
  readonly key: string;
  readonly path: string;
  readonly body: unknown;
  /** The row it makes where the client names it; an alarm's rows get their ids from the server and are told by `caseId` and their words. */
  readonly id: string;
  readonly caseId: string;
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const note = (words: string): Record<string, unknown> => ({ text: words, language: 'en' });

/** The next write of a writer to a case of its own; the first one registers it. */
export function nextWrite(n: number, caseId: string, programmeId: string): Write {
  const kind = n === 0 ? 'register' : WRITE_KINDS[1 + (n % (WRITE_KINDS.length - 1))]!;
  const [key, id] = [uuidv7(), kind === 'register' ? caseId : uuidv7()];
  const one = (path: string, body: unknown): Write => ({ kind, key, id, caseId, path: `/api/v1${path}`, body });
  switch (kind) {
    case 'register': return one('/cases', { id, firstName: 'Kill', lastName: 'Proof', sex: 'female', birthYear: 2013, programmeId });
    case 'note': return one(`/cases/${caseId}/records`, { id, kind: 'note', fields: note(`note ${id}`) });
    case 'alert': return one(`/cases/${caseId}/alerts`, { kind: 'danger', text: `alarm ${id}` });
    case 'task': return one(`/cases/${caseId}/tasks`, { id, kind: 'visit', dueAt: inDays(2) });
    case 'push': return one('/sync/push', { operations: [{ opId: key, deviceSeq: n, entity: 'record', id, caseId, kind: 'create',
      fields: fieldWrites({ kind: 'note', ...note(`pushed ${id}`) }) }] });
  }
}
