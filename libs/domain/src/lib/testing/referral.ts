import type { Referral, ReferralActor } from '../sharing/referral';

/** A complete draft from an NGO to a municipality, for specs. */
export const DRAFT: Referral = {
  id: 'referral',
  caseId: 'case',
  fromOrganisationId: 'ngo',
  toOrganisationId: 'municipality',
  state: 'draft',
  urgency: 'medium',
  purpose: 'share_for_referral',
  services: ['education'],
  sections: ['summary', 'identity'],
  consentIds: ['consent'],
  respondBy: null,
  expiresAt: '2027-03-31T00:00:00Z',
  proposedBy: 'worker',
  proposedAt: null,
  decidedBy: null,
  decidedAt: null,
  sentAt: null,
  acknowledgedAt: null,
  answeredAt: null,
  declineReason: null,
  endedAt: null,
  firstFeedbackDue: null,
  lastFeedbackAt: null,
  returnedFields: [],
  acknowledgedSections: [],
  questions: [],
};

const AT = '2026-11-22T10:00:00Z';
export const WORKER: ReferralActor = { by: 'worker', organisationId: 'ngo', at: AT };
export const SUPERVISOR: ReferralActor = { by: 'supervisor', organisationId: 'ngo', at: AT };
export const RECEIVER: ReferralActor = { by: 'receiver', organisationId: 'municipality', at: AT };
export const STRANGER: ReferralActor = { by: 'stranger', organisationId: 'police', at: AT };
export const COVERED = { covered: DRAFT.sections, missing: [], consentIds: ['consent'] };
