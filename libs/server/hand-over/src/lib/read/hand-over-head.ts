import { daysOwned, type HandOverSide, verifiableFrom } from '@tact/domain';
import type { HandOverRow, StageDate } from '../store/hand-over-row';

/** What a head shows beside the row: names of organisations and people who work, never of a child. */
export interface HandOverNames {
  readonly from_organisation_name: string;
  readonly to_organisation_name: string;
  readonly names: Readonly<Record<string, string>>;
  readonly has_account: boolean;
}

/** A path in lists and answers: no ciphertext (docs/contract.md, Hand-overs). */
export type HandOverHead = Readonly<Record<string, unknown>> & { readonly id: string; readonly caseId: string; readonly state: string; readonly version: number };

/** The head as that side may read it: how the sender came to offer it is not the duty bearer's. `now`: domain time. */
export function handOverHead(row: HandOverRow & HandOverNames, side: HandOverSide, now: string, verifyDays: number): HandOverHead {
  const iso = (date: Date | null): string | null => date?.toISOString() ?? null;
  const name = (id: string | null): string | null => (id === null ? null : row.names[id] ?? null);
  const acceptedAt = iso(row.accepted_at);
  const stages = Object.entries(row.stage_dates).map(([stage, { at, by }]: [string, StageDate]) => ({ stage: Number(stage), at, by, byName: name(by) }));
  const shared = {
    id: row.id, caseId: row.case_id, caseCode: row.case_code, code: row.code, side, category: row.category, isLead: row.is_lead,
    fromOrganisationId: row.from_organisation_id, fromOrganisationName: row.from_organisation_name, toOrganisationId: row.to_organisation_id,
    toOrganisationName: row.to_organisation_name, state: row.state, stage: row.stage, wanted: row.wanted, sections: row.sections, access: row.access,
    stages: side === 'sender' ? stages : stages.filter(({ stage }) => stage > 0), acceptedBy: row.accepted_by, acceptedByName: name(row.accepted_by), acceptedAt,
    newOwnerId: row.new_owner_id, newOwnerName: name(row.new_owner_id), newSupervisorId: row.new_supervisor_id, newSupervisorName: name(row.new_supervisor_id),
    daysOwned: row.stage === 3 ? daysOwned({ acceptedAt }, now) : null, verifyDays, verifiableFrom: verifiableFrom({ acceptedAt }, verifyDays),
    verifiedAt: iso(row.verified_at), proofs: row.proofs, endedAt: iso(row.ended_at), outcome: row.outcome, reason: row.reason, offeredAt: row.wanted === 3 && row.state === 'offered' ? iso(row.decided_at) : null,
    openQuestions: side === 'sender' ? row.open_from_receiver : row.open_from_sender, version: row.version,
  };
  if (side === 'receiver') return shared;
  return {
    ...shared, consentIds: row.consent_ids, proposedBy: row.proposed_by, proposedByName: name(row.proposed_by), proposedAt: iso(row.proposed_at),
    decidedBy: row.decided_by, decidedByName: name(row.decided_by), decidedAt: iso(row.decided_at), deliveredAt: iso(row.delivered_at),
    talkedAt: iso(row.talked_at), informed: row.informed, hasAccount: row.has_account, createdAt: row.created_at.toISOString(),
  };
}
