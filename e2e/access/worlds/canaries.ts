import { allTokenStrings, nameTokenStrings } from '@tact/domain';
import { type CaseCipher, CaseCiphers, type KeyRing, NameIndex } from '@tact/server/crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Oracle } from '../../oracle/oracle';
import type { OracleHandOver, OracleReferral, OracleSection } from '../../oracle/world';
import type { Content, SealedRow } from './content';
import { WRITTEN_LATER } from './hand-overs';
import { IMPORT_SOURCE } from './load';

/** Where a canary sits: only who may read that place may ever be shown it. */
export interface CanaryPlace {
  readonly caseId: string;
  readonly section?: OracleSection;
  readonly kind?: string;
  /** Stays with who works on the case. */
  readonly isWork?: boolean;
  readonly referral?: OracleReferral;
  readonly entry?: string;
  readonly handOver?: OracleHandOver;
}

const KINDS: Readonly<Partial<Record<OracleSection, string>>> = {
  identity: 'contact', family: 'family_member', trafficking: 'exploitation_event', plan: 'service', health: 'health_note', legal: 'lawful_basis', notes: 'note', risk: 'mandatory_report' };
const CANARY = /kanari[a-p]{6}q/g;
/** Sections that no record kind fills yet; a receiver is shown known kinds only. */
export const EMPTY_SECTIONS: readonly OracleSection[] = ['summary', 'return', 'reintegration', 'documents'];

/** Content in which every name and text is one of a kind, sealed as the server seals it. */
export class Canaries implements Content {
  private readonly ciphers: CaseCiphers;
  private readonly index: NameIndex;
  private readonly ofCase = new Map<string, CaseCipher>();
  private readonly places = new Map<string, CanaryPlace>();
  readonly names = new Map<string, string>();

  constructor(keys: KeyRing) {
    this.ciphers = new CaseCiphers(keys, { query: () => Promise.reject(new Error('keys are made here')) });
    this.index = new NameIndex(keys);
  }

  /** The canaries a text shows, in any case. */
  static in(text: string): string[] {
    return [...new Set(text.toLowerCase().match(CANARY) ?? [])];
  }

  place(canary: string): CanaryPlace {
    const found = this.places.get(canary);
    if (!found) throw new Error('a canary nobody made');
    return found;
  }

  key(caseId: string): string {
    const { cipher, row } = this.ciphers.make(caseId);
    this.ofCase.set(caseId, cipher);
    return hex(row.wrapped);
  }

  kindIn(section: OracleSection): string {
    return KINDS[section] ?? 'any';
  }

  name(caseId: string): SealedRow & { tokens: string[]; part_count: number } {
    const name = this.canary({ caseId, section: 'identity' });
    this.names.set(caseId, name);
    return { ...this.row(caseId, 'case_name', name), tokens: [...new Set(allTokenStrings(name).map((token) => this.index.token(token).toString()))], part_count: nameTokenStrings(name).length };
  }

  record(caseId: string, { section, kind }: { section: string; kind: string }): SealedRow {
    return this.row(caseId, 'case_record', { text: this.canary({ caseId, section: section as OracleSection, kind }) });
  }

  text(caseId: string, field: 'accompaniment' | 'nextStep'): string {
    const text = this.canary(field === 'nextStep' ? { caseId, isWork: true } : { caseId, section: 'summary' });
    return hex(this.ofCase.get(caseId)!.seal('case_text', 'sealed', field, text));
  }

  entry(referral: OracleReferral, kind: string): SealedRow {
    const text = this.canary({ caseId: referral.caseId, referral, entry: kind });
    return this.row(referral.caseId, 'referral_entry', kind.startsWith('header') ? { person: {}, reason: { reason: text, note: text }, purpose: text } : kind === 'snapshot' ? { sections: [], text } : { text });
  }

  /** The sealed evidence of a signature of a return, for who works on the case. */
  evidence(caseId: string, signature: string): string {
    const said = this.canary({ caseId, isWork: true });
    return hex(this.ofCase.get(caseId)!.seal('return_evidence', 'sealed', signature, { documents: [{ reference: said, holder: said }], note: said }));
  }

  handOverEntry(handOver: OracleHandOver, kind: string): SealedRow {
    const text = this.canary({ caseId: handOver.caseId, handOver, entry: kind });
    return this.row(handOver.caseId, 'hand_over_entry', kind === 'snapshot' ? { section: 'summary', records: [], text } : { text });
  }

  approvalEntry(caseId: string): SealedRow {
    return this.row(caseId, 'approval_entry', { text: this.canary({ caseId, isWork: true }) });
  }

  private canary(place: CanaryPlace): string {
    const code = [...this.places.size.toString(16).padStart(6, '0')].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join('');
    this.places.set(`kanari${code}q`, place);
    return `Kanari${code}q`;
  }

  private row(caseId: string, table: string, value: unknown): SealedRow {
    const id = uuidv7();
    return { id, sealed: hex(this.ofCase.get(caseId)!.seal(table, 'sealed', id, value)) };
  }
}

/** Whether the oracle lets a person be shown what sits in a place. */
export function mayBeShown(oracle: Oracle, userId: string, place: CanaryPlace): boolean {
  if (place.isWork || place.kind === IMPORT_SOURCE) return oracle.worksOn(userId, place.caseId);
  if (place.handOver) return oracle.readsHandOver(userId, place.handOver, ['comment', 'snapshot'].includes(place.entry!));
  if (place.section) return oracle.sections(userId, place.caseId).has(place.section) || isOwn(oracle, userId, place);
  const sight = oracle.referralSight(userId, place.referral!);
  return sight === 'sender' || (sight === 'header' || sight === 'scope') && !['header old', 'snapshot', 'return_comment'].includes(place.entry!);
}

/** A record that the person's office wrote before it handed the case over. */
function isOwn(oracle: Oracle, userId: string, { caseId, kind }: CanaryPlace): boolean {
  return kind !== undefined && kind !== WRITTEN_LATER && oracle.keepsOwnRecords(userId, caseId);
}

function hex(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`;
}
