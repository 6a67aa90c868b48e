import { v7 as uuidv7 } from 'uuid';
import type { OracleHandOver, OracleReferral, OracleSection } from '../../oracle/world';

/** An id with what is sealed in its row, as `\\x` text. */
export interface SealedRow {
  readonly id: string;
  readonly sealed: string;
}

/** What the sealed columns of a loaded world hold. */
export interface Content {
  /** The case's wrapped data key. */
  key(caseId: string): string;
  kindIn(section: OracleSection): string;
  name(caseId: string): SealedRow & { readonly tokens: readonly (number | string)[]; readonly part_count: number };
  record(caseId: string, what: { readonly section: string; readonly kind: string }): SealedRow;
  /** A sealed text of the case, which has no id of its own. */
  text(caseId: string, field: 'accompaniment' | 'nextStep'): string;
  entry(referral: OracleReferral, kind: string): SealedRow;
  handOverEntry(handOver: OracleHandOver, kind: string): SealedRow;
  /** The proposer's words to the supervisor. */
  approvalEntry(caseId: string): SealedRow;
}

const NOTHING = '\\x00';
const row = (): SealedRow => ({ id: uuidv7(), sealed: NOTHING });

/** For worlds in which only rows count. */
export const BLANK: Content = { key: () => NOTHING, kindIn: () => 'any', name: () => ({ ...row(), tokens: [1], part_count: 1 }), record: row, text: () => NOTHING, entry: row, handOverEntry: row, approvalEntry: row };
