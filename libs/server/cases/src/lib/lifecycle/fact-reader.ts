import { Inject, Injectable } from '@nestjs/common';
import { caseFacts, type CaseFacts, isLiveReferral, type PendingItem, REFERRAL_STATES, type Stage } from '@tact/domain';
import { UnitOfWork } from '@tact/server/persistence';
import type { SeenCase } from '../access/seen-case';
import { CaseFactSources } from '../events/case-fact-sources';
import type { RecordView } from '../records/record-view';

interface Around {
  readonly stageBefore: Stage | null;
  readonly referral: boolean;
  readonly approval: boolean;
  readonly safetyTask: boolean;
}

const SAFETY_TASKS = ['child_missing', 'immediate_danger', 'first_safety_action'];
const AROUND = `select
  (select m.from_stage from tact.stage_move m where m.case_id = $1 and m.to_stage = 'referral' and m.from_stage <> 'referral' order by m.at desc limit 1) as "stageBefore",
  exists (select 1 from tact.referral r where r.case_id = $1 and r.state = any($2::text[])) as referral,
  exists (select 1 from tact.approval a where a.case_id = $1 and a.state = 'waiting' and a.subject_kind <> 'closure') as approval,
  exists (select 1 from tact.case_task t where t.case_id = $1 and t.state = 'open' and t.kind = any($3::text[])) as "safetyTask"`;

/** The facts that gates read, from the whole file: only for somebody who works on the case. What other capabilities keep comes from `CaseFactSources`. */
@Injectable()
export class FactReader {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseFactSources) private readonly sources: CaseFactSources,
  ) {}

  async read(seen: SeenCase, records: readonly RecordView[]): Promise<CaseFacts> {
    const { row } = seen;
    const [around] = await this.uow.lookup<Around>(AROUND, [row.id, REFERRAL_STATES.filter((state) => state !== 'draft' && isLiveReferral(state)), SAFETY_TASKS]);
    const { stageBefore, referral, approval, safetyTask } = around!;
    const { pending: more = [], ...processes } = await this.sources.read(seen);
    const pending: PendingItem[] = [
      ...(referral ? (['referral'] as const) : []), ...(approval ? (['approval'] as const) : []), ...(safetyTask ? (['safety_task'] as const) : []), ...more,
    ];
    return caseFacts({
      case: { ...row, stageSince: row.stageSince.toISOString(), stageBefore: row.stage === 'referral' ? stageBefore : null }, records, pending, ...processes,
    });
  }
}
