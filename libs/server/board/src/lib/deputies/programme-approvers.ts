import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type ApproverCandidate, eligibleApprovers } from '@tact/domain';
import { UnitOfWork } from '@tact/server/persistence';
import { metrics } from '@tact/server/platform';
import { SupervisorNotice } from '@tact/server/tasks';

interface Waiting {
  readonly id: string;
  readonly organisationId: string;
  readonly teamId: string;
  readonly programmeId: string;
  readonly proposedBy: string;
  readonly blocked: readonly string[];
}

type Candidate = ApproverCandidate & { readonly programmeId: string | null };

const EVERY_MS = 60_000;
const BATCH = 200;
const FIRST = '00000000-0000-0000-0000-000000000000';
const WAITING = `select id, organisation_id as "organisationId", team_id as "teamId", programme_id as "programmeId", proposed_by as "proposedBy", blocked from tact.waiting_approvals($1, ${BATCH})`;
const CANDIDATES = 'select user_id as "userId", organisation_id as "organisationId", team_id as "teamId", programme_id as "programmeId", by from tact.approver_candidates($1)';

/** Proposals that nobody of their team may decide any more are brought to the programme-level approvers, by the rule of libs/domain. */
@Injectable()
export class ProgrammeApprovers implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(SupervisorNotice) private readonly notice: SupervisorNotice,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      metrics.job('programme_approvers', () => this.run()).catch((error: unknown) => new Logger('ProgrammeApprovers').warn(error instanceof Error ? error.constructor.name : 'failed'));
    }, EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** One round over what waits. Who was called already is not called again. Answers how many were called. */
  async run(): Promise<number> {
    let called = 0;
    for (let after: string | null = FIRST; after !== null;) {
      const batch: { last: string | null; called: number } = await this.uow.system(() => this.batch(after!));
      called += batch.called;
      after = batch.last;
    }
    return called;
  }

  private async batch(after: string): Promise<{ last: string | null; called: number }> {
    const waiting = await this.uow.query<Waiting>(WAITING, [after]);
    const candidates = await this.uow.query<Candidate>(CANDIDATES, [[...new Set(waiting.map(({ organisationId }) => organisationId))]]);
    let called = 0;
    for (const approval of waiting) called += await this.call(approval, candidates);
    return { last: waiting.length === BATCH ? waiting.at(-1)!.id : null, called };
  }

  private async call(approval: Waiting, candidates: readonly Candidate[]): Promise<number> {
    const ofProgramme = candidates.filter(({ programmeId }) => programmeId === null || programmeId === approval.programmeId);
    const eligible = eligibleApprovers(approval, ofProgramme);
    const last = ofProgramme.filter(({ userId, by }) => by === 'programme' && eligible.includes(userId));
    if (last.length === 0 || ofProgramme.some(({ userId, by, teamId }) => by !== 'programme' && eligible.includes(userId) && (teamId === null || teamId === approval.teamId))) return 0;
    let called = 0;
    for (const { userId } of last) {
      const [row] = await this.uow.query<{ done: boolean }>('select tact.call_approver($1, $2) as done', [approval.id, userId]);
      if (!row?.done) continue;
      await this.notice.tell([userId], 'approval_called', approval.id);
      called += 1;
    }
    return called;
  }
}
