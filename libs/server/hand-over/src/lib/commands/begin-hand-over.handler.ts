import { Inject, Injectable } from '@nestjs/common';
import { type DutyBearerCategory, type HandOver, beginHandOver, caseCode } from '@tact/domain';
import { asHandOver } from '@tact/permissions';
import { Conflict, NotFound, NotPermitted, type Principal, Refused } from '@tact/server/platform';
import { CaseGrants, ProposalCheck } from '@tact/server/sharing';
import { HandOverFinder } from '../read/hand-over-finder';
import { handOverOf } from '../read/hand-over-problems';
import { HandOverRepository } from '../store/hand-over.repository';
import { HandOverEntries } from '../store/hand-over-entries';
import type { HandOverRow } from '../store/hand-over-row';

export interface NewHandOver {
  readonly id: string;
  readonly category: DutyBearerCategory;
  readonly toOrganisationId: string;
  readonly isLead: boolean;
  /** Why this duty bearer; sealed. */
  readonly note?: string | null;
}

/** A worker begins the path of a case to a category of duty bearer, at stage 0: nothing is shared yet. */
@Injectable()
export class BeginHandOverHandler {
  constructor(
    @Inject(HandOverFinder) private readonly finder: HandOverFinder,
    @Inject(HandOverRepository) private readonly paths: HandOverRepository,
    @Inject(HandOverEntries) private readonly entries: HandOverEntries,
    @Inject(CaseGrants) private readonly grants: CaseGrants,
    @Inject(ProposalCheck) private readonly check: ProposalCheck,
  ) {}

  /** Runs under an access record of the case. 404 hidden, 422 `path_exists` where the category or the lead is taken, `wrong_category`, `receiver_blocked`. */
  async execute(principal: Principal, caseId: string, body: NewHandOver): Promise<void> {
    const { child } = await this.check.facts(caseId);
    const { grants, blocked, now } = await this.grants.of(principal, caseId);
    const from = { fromOrganisationId: child.organisationId, toOrganisationId: body.toOrganisationId, proposedBy: null, openedAt: null, access: 'none' as const, grants, blocked };
    if (!principal.ability.can('create', asHandOver(from, now))) throw blocked ? new NotFound() : new NotPermitted();
    if (child.status === 'closed') throw new Refused('case_closed');
    await this.check.refuseReceiver(caseId, body.toOrganisationId);
    const path = handOverOf(beginHandOver(newPath(body, caseId, child.organisationId), { by: principal.userId, organisationId: child.organisationId, at: now }));
    const mine = (await this.finder.ofCase(principal, caseId)).find(({ row }) => row.id === body.id);
    if (mine) return this.refuseOther(principal, mine.row, body);
    if (!(await this.paths.insert(path, { caseCode: child.code, code: `H-${caseCode(body.id)}`, at: now }))) throw new Refused('path_exists', {}, [{ path: 'category', code: 'path_exists' }]);
    if (body.note?.trim()) await this.entries.add({ id: body.id, case_id: caseId }, { kind: 'comment', stage: 0, organisationId: child.organisationId, at: now, content: { text: body.note } });
  }

  /** The same path told again is a retry; another one under its id is 409. */
  private refuseOther(principal: Principal, row: HandOverRow, body: NewHandOver): void {
    const isSame = row.created_by === principal.userId && row.category === body.category && row.to_organisation_id === body.toOrganisationId && row.is_lead === body.isLead;
    if (!isSame) throw new Conflict('id_in_use');
  }
}

function newPath(body: NewHandOver, caseId: string, organisationId: string): HandOver {
  return {
    id: body.id, caseId, category: body.category, isLead: body.isLead, fromOrganisationId: organisationId, toOrganisationId: body.toOrganisationId, state: 'running', stage: 0,
    wanted: null, sections: [], consentIds: [], proposedBy: null, proposedAt: null, decidedBy: null, decidedAt: null, acceptedBy: null, acceptedAt: null, verifiedAt: null,
    deliveredAt: null, endedAt: null, outcome: null, reason: null, acknowledgedSections: [], questions: [], talkedAt: null, proofs: 0,
  };
}
