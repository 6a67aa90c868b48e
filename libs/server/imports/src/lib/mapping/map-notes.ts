import type { RegisterColumn } from '../register/columns';
import type { CandidateRecord } from './case-candidate';
import { asDay, type RowReader } from './row-reader';

const incoming: readonly RegisterColumn[] = ['referringOrganisation', 'referringWorker', 'incomingReason', 'incomingDetails'];
const outgoing: readonly RegisterColumn[] = ['referredOrganisation', 'referredWorker', 'outgoingReason', 'outgoingDetails', 'closureReason'];

/** How the child came and where it was sent, as two dated notes in the register's own words. */
export function mapNotes(reader: RowReader, cameOn: string | null): CandidateRecord[] {
  return [note(reader, incoming, cameOn), note(reader, outgoing, reader.pastDate('outgoingDate')?.date ?? null)].flat();
}

function note(reader: RowReader, columns: readonly RegisterColumn[], on: string | null): CandidateRecord[] {
  const lines = columns.filter((column) => reader.has(column)).map((column) => `${reader.label(column)}: ${reader.text(column)}`);
  if (lines.length === 0) return [];
  const text = lines.join('\n');
  if (text.length > 20_000) reader.problems.warn('text_shortened');
  return [{ kind: 'note', fields: { text: text.slice(0, 20_000), language: 'und', ...(on ? { on: asDay(on, reader.today) } : {}) } }];
}
