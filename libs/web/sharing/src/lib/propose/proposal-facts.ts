import {
  type Consent, type ConsentCover, type ConsentPurpose, type Referral, type ReferralRefusal, type RiskLevel, type Section, SECTIONS, ageAt, consentCovers, consentOf,
  namesInText, proposeReferral,
} from '@tact/domain';
import type { CaseFile } from '@tact/web/offline';
import type { ProposalBody } from '../shared/referral-model';

const PURPOSE: ConsentPurpose = 'share_for_referral';

/** The consents on a file, as the rules read them. */
export function consentsOf(file: CaseFile): Consent[] {
  return file.records.filter(({ kind }) => kind === 'consent').map(({ id, fields }) => consentOf(id, fields, birthOf(file)));
}

/** Which sections consent covers for this receiver at `at` (instant, UTC). */
export function coverFor(file: CaseFile, recipientOrgId: string, at: string, sections: readonly Section[] = SECTIONS): ConsentCover {
  return consentCovers(consentsOf(file), { recipientOrgId, sections, purpose: PURPOSE, at, age: ageOf(file, at) });
}

/** Every name on the file: of the child, its aliases and its family. */
export function namesOn(file: CaseFile): string[] {
  const named = file.records.filter(({ kind }) => kind === 'identity' || kind === 'family_member');
  const values = named.flatMap(({ fields }) => [fields['firstName'], fields['lastName'], fields['otherNames'], fields['name'], fields['aliases']]);
  return values.flat().filter((name): name is string => typeof name === 'string' && name !== '');
}

/** Why the rules refuse this proposal as it stands, or null: the same function that the server asks. */
export function refusalOf(file: CaseFile, body: ProposalBody, who: { readonly by: string; readonly at: string }): ReferralRefusal | null {
  const { organisationId, id: caseId } = file.head;
  const cover = coverFor(file, body.toOrganisationId, who.at);
  const findings = [body.reason, body.purpose, body.note ?? ''].flatMap((text) => namesInText(text, namesOn(file)));
  const result = proposeReferral(blank(body, caseId, organisationId, who.by), { ...who, organisationId }, cover, { findings });
  return result.ok ? null : result.refusal;
}

function blank(body: ProposalBody, caseId: string, fromOrganisationId: string, proposedBy: string): Referral {
  return {
    ...body, id: caseId, caseId, fromOrganisationId, proposedBy, state: 'draft', urgency: body.urgency as RiskLevel, sections: body.sections as Section[],
    proposedAt: null, decidedBy: null, decidedAt: null, sentAt: null, acknowledgedAt: null, answeredAt: null, declineReason: null, endedAt: null,
    firstFeedbackDue: null, lastFeedbackAt: null, returnedFields: [], acknowledgedSections: [], questions: [],
  };
}

function ageOf(file: CaseFile, at: string): number | null {
  return ageAt(birthOf(file), at);
}

function birthOf(file: CaseFile): string | null {
  const birthDate = file.records.filter(({ kind }) => kind === 'identity').at(-1)?.fields['birthDate'];
  const { birthYear } = file.head;
  return typeof birthDate === 'string' && birthDate ? birthDate : birthYear === null ? null : String(birthYear);
}
