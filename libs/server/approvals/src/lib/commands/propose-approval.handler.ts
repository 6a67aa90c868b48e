import { Inject, Injectable } from '@nestjs/common';
import { type FileSubject, type Place, proposalRefusal, SUBJECT_RULES } from '@tact/domain';
import { asApproval } from '@tact/permissions';
import { CaseEvents, CaseFinder, FactReader, RecordReader, type SeenCase } from '@tact/server/cases';
import { Conflict, GatesUnmet, NotPermitted, type Principal, Refused } from '@tact/server/platform';
import { ApprovalRepository } from '@tact/server/sharing';
import { ApprovalEntries } from '../store/approval-entries';
import { ApprovalFinder } from './approval-finder';

export interface Proposal {
  readonly id: string;
  readonly subjectKind: FileSubject;
  /** The record that is asked about; the case itself without one. */
  readonly subjectId?: string | null;
  /** Of a move: where to. */
  readonly target?: Place | null;
  /** Words for the supervisor. */
  readonly note?: string | null;
}

/** What a proposal is checked on. */
@Injectable()
export class ProposalGround {
  constructor(
    @Inject(CaseFinder) readonly cases: CaseFinder,
    @Inject(RecordReader) readonly records: RecordReader,
    @Inject(FactReader) readonly facts: FactReader,
    @Inject(CaseEvents) readonly events: CaseEvents,
  ) {}
}

/** A worker puts a part of the file before the supervisor. Runs under an access record of the case. */
@Injectable()
export class ProposeApprovalHandler {
  constructor(
    @Inject(ProposalGround) private readonly ground: ProposalGround,
    @Inject(ApprovalRepository) private readonly approvals: ApprovalRepository,
    @Inject(ApprovalEntries) private readonly entries: ApprovalEntries,
    @Inject(ApprovalFinder) private readonly finder: ApprovalFinder,
  ) {}

  /**
   * Throws 404, 403, 409 `already_waiting` with the id of what waits, 422 with the rule's refusal: `gates_unmet` names the gates other than
   * the approval. The same id again by the same person changes nothing.
   */
  async execute(principal: Principal, caseId: string, input: Proposal): Promise<void> {
    const seen = await this.ground.cases.findFor(principal, caseId, 'update');
    const { organisationId, teamId } = seen.row;
    if (!principal.ability.can('propose', asApproval({ organisationId, teamId, proposedBy: principal.userId }))) throw new NotPermitted();
    const known = await this.approvals.byId(input.id);
    if (known?.proposed_by === principal.userId && known.case_id === caseId) return;
    if (known) throw new Conflict('id_in_use');
    const request = { subjectKind: input.subjectKind, subjectId: input.subjectId ?? caseId, target: input.subjectKind === 'move' ? (input.target ?? null) : null };
    await this.refuse(principal, seen, request);
    await this.refuseSecond(caseId, request);
    await this.approvals.propose({
      id: input.id, case_id: caseId, subject_kind: request.subjectKind, subject_id: request.subjectId, target: request.target,
      subject_version: await this.finder.nextVersion(request.subjectKind, request.subjectId), proposed_by: principal.userId, organisation_id: organisationId, team_id: teamId,
    }, seen.now);
    if (input.note?.trim()) await this.entries.say({ id: input.id, case_id: caseId, organisation_id: organisationId }, 'request', input.note.trim(), seen.now);
    await this.ground.events.emit({ type: 'approval', step: 'proposed', principal, caseId, at: seen.now, approvalId: input.id, proposedBy: principal.userId, ...request });
  }

  private async refuse(principal: Principal, seen: SeenCase, request: Parameters<typeof proposalRefusal>[0]): Promise<void> {
    const records = await this.ground.records.all(principal, seen);
    const refusal = proposalRefusal(request, seen.row.id, await this.ground.facts.read(seen, records), records);
    if (refusal?.code === 'gates_unmet') {
      throw new GatesUnmet(refusal.unmet.map(({ key, kind, met, missing }) => ({ code: key, kind, met, missing, to: request.target ?? 'closed' })));
    }
    if (refusal) throw new Refused(refusal.code);
  }

  /** One question at a time: of a subject of the case as a whole there is one, of a record one each. */
  private async refuseSecond(caseId: string, { subjectKind, subjectId }: { subjectKind: FileSubject; subjectId: string }): Promise<void> {
    const ofCase = SUBJECT_RULES[subjectKind].about === 'case';
    const waiting = (await this.approvals.ofCase(caseId)).find((row) => row.state === 'waiting' && row.subject_kind === subjectKind && (ofCase || row.subject_id === subjectId));
    if (waiting) throw new Conflict('already_waiting', { id: waiting.id });
  }
}
