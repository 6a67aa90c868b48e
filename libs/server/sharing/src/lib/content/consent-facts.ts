import { type Consent, type ConsentCover, type ConsentPurpose, type Override, type Section, ageAt, consentCovers, consentOf, mustEndSharing } from '@tact/domain';
import type { OpenCase, SharedCase } from './shared-case';

/** A referral shares for this purpose. */
const PURPOSE: ConsentPurpose = 'share_for_referral';

export interface Sharing {
  readonly recipientOrgId: string;
  readonly sections: readonly Section[];
  /** Instant, UTC. */
  readonly at: string;
  /** The overrides of the case. */
  readonly overrides?: readonly Override[];
}

/** The sections that hold what the consent rules read: consents, the birth date and the names to look for in texts. */
export const FACT_SECTIONS: readonly Section[] = ['identity', 'family', 'legal'];

/** Which of the sections consent covers for a recipient now. */
export function coverOf(child: SharedCase, file: OpenCase, sharing: Sharing): ConsentCover {
  return consentCovers(consentsOf(child, file), { ...sharing, purpose: PURPOSE, age: ageOf(child, file, sharing.at) });
}

/** Whether running sharing must end: a consent it rests on was withdrawn or refused, or the recipient is withheld. */
export function endsSharing(child: SharedCase, file: OpenCase, sharing: Sharing): boolean {
  return mustEndSharing(consentsOf(child, file), { ...sharing, purpose: PURPOSE, age: ageOf(child, file, sharing.at) });
}

/** Every name in the file: of the child, its aliases and its family. */
export function knownNames(file: OpenCase): string[] {
  const named = file.records.filter(({ kind }) => kind === 'identity' || kind === 'family_member');
  const fields = named.flatMap(({ fields }) => [fields['firstName'], fields['lastName'], fields['otherNames'], fields['name'], ...list(fields['aliases'])]);
  return [...file.names, ...fields.filter((name): name is string => typeof name === 'string' && name !== '')];
}

function consentsOf(child: SharedCase, file: OpenCase): Consent[] {
  const birth = birthOf(child, file);
  return file.records.filter(({ kind }) => kind === 'consent').map(({ id, fields }) => consentOf(id, fields, birth));
}

function ageOf(child: SharedCase, file: OpenCase, at: string): number | null {
  return ageAt(birthOf(child, file), at);
}

function birthOf(child: SharedCase, file: OpenCase): string | null {
  const birthDate = file.records.filter(({ kind }) => kind === 'identity').at(-1)?.fields['birthDate'];
  return typeof birthDate === 'string' && birthDate !== '' ? birthDate : child.birthYear === null ? null : String(child.birthYear);
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
