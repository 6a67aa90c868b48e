import '@angular/compiler';
import type { CaseFile, CaseRecord } from '@tact/web/offline';
import { EMPTY_DRAFT, bodyOfDraft, draftOf } from './propose-draft';
import { draftProblems } from './draft-problems';
import { coverFor, namesOn, refusalOf } from './proposal-facts';

const AT = '2026-11-22T10:00:00Z';
const record = (id: string, kind: string, fields: Readonly<Record<string, unknown>>): CaseRecord => ({
  id, caseId: 'c', kind, section: 'legal', fields, version: 1, fieldVersions: {}, createdAt: AT, createdBy: 'u', createdByName: '', organisationId: 'own', updatedAt: AT,
});
const consent = (id: string, givenBy: string, kind: string): CaseRecord =>
  record(id, 'consent', { given: true, purpose: 'share_for_referral', kind, givenBy, on: '2026-11-01', sections: ['summary', 'plan'], ageAtTime: 8 });
const file = (...records: CaseRecord[]): CaseFile =>
  ({ head: { id: 'c', code: 'ABC', organisationId: 'own', birthYear: 2018 }, records: [record('i', 'identity', { firstName: 'Mira', lastName: 'Hoxha', birthDate: '2018-03-01' }), ...records] }) as unknown as CaseFile;
const covered = file(consent('1', 'carer', 'consent'), consent('2', 'child', 'assent'));
const draft = { ...EMPTY_DRAFT, toOrganisationId: 'other', urgency: 'low', purpose: 'A place', reason: 'Out of school.', services: ['education'], sections: ['summary'], expiresOn: '2027-03-31' };

describe('a proposal as it is typed', () => {
  it('may choose only what child and carer agreed to', () => {
    expect(coverFor(covered, 'other', AT).covered).toEqual(['summary', 'plan']);
    expect(coverFor(file(consent('1', 'carer', 'consent')), 'other', AT).covered).toEqual([]);
  });

  it('is refused by the rule for an uncovered section, and for a name in any text read before acceptance', () => {
    const who = { by: 'me', at: AT };
    expect(refusalOf(covered, bodyOfDraft(draft, []), who)).toBeNull();
    expect(refusalOf(covered, bodyOfDraft({ ...draft, sections: ['health'] }, []), who)?.code).toBe('consent_missing');
    expect(refusalOf(covered, bodyOfDraft({ ...draft, note: 'Ask for Hoxhës' }, []), who)?.code).toBe('names_in_text');
    expect(refusalOf(covered, bodyOfDraft({ ...draft, expiresOn: '2026-11-01' }, []), who)?.code).toBe('expiry_in_past');
  });

  it('knows every name on the file', () => {
    expect(namesOn(file(record('f', 'family_member', { name: 'Besa Hoxha' })))).toEqual(['Mira', 'Hoxha', 'Besa Hoxha']);
  });

  it('says what is not answered, in the order of the steps', () => {
    expect(draftProblems(EMPTY_DRAFT).map(({ code }) => code)).toEqual(['receiver', 'services', 'purpose', 'reason', 'urgency', 'expires', 'sections']);
    expect(draftProblems({ ...draft, respondBy: '2026-13' }).map(({ code }) => code)).toEqual(['respondBy']);
    expect(draftProblems(draft)).toEqual([]);
  });

  it('comes back as it was typed when it is returned', () => {
    expect(draftOf(bodyOfDraft(draft, []))).toEqual(draft);
  });
});
