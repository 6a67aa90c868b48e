import { Inject, Injectable } from '@nestjs/common';
import { Conflict, NotPermitted, type Principal } from '@tact/server/platform';
import { AdminRows } from '../admin/admin-rows';
import { ApplyChange } from './apply-change';
import type { ChangeDto } from './change.dto';
import { ChangeRows } from './change-rows';
import { NotifyChange } from './notify-change';

type Decision = 'confirmed' | 'refused' | 'withdrawn';

/**
 * The second person confirms or refuses; the proposer may withdraw. 403 `second_person_required` for who may not (never the
 * proposer, never the person it is about); 409 `version_conflict` when somebody was faster.
 */
@Injectable()
export class DecideChangeHandler {
  constructor(
    @Inject(AdminRows) private readonly rows: AdminRows,
    @Inject(ChangeRows) private readonly changes: ChangeRows,
    @Inject(ApplyChange) private readonly apply: ApplyChange,
    @Inject(NotifyChange) private readonly notify: NotifyChange,
  ) {}

  /** A repeat with the same Idempotency-Key shows the decided change, without its invitation. */
  async handle(principal: Principal, id: string, decision: Decision, version: number, key: string | undefined): Promise<ChangeDto> {
    let invitation: string | undefined;
    const change = await this.rows.once(principal, `POST change/${decision}`, { key, body: { id, version } }, async () => {
      invitation = await this.decide(principal, id, decision, version);
      return { key: id, version: version + 1 };
    }, (written) => this.changes.one(principal, written.key));
    return invitation === undefined ? change : { ...change, invitation };
  }

  private async decide(principal: Principal, id: string, decision: Decision, version: number): Promise<string | undefined> {
    const change = await this.changes.one(principal, id);
    if (decision === 'withdrawn' && change.proposedBy !== principal.userId) throw new NotPermitted('not_proposer');
    if (decision !== 'withdrawn' && change.state === 'waiting' && !change.mayConfirm) throw new NotPermitted('second_person_required');
    await this.store(change, version, decision, decision === 'withdrawn' ? null : principal.userId);
    const invitation = decision === 'confirmed' ? await this.apply.confirmed(change) : undefined;
    await this.notify.handle({ ...change, state: decision }, principal.userId);
    return invitation;
  }

  private async store(change: ChangeDto, version: number, state: Decision, decidedBy: string | null): Promise<void> {
    if (change.state !== 'waiting' || change.version !== version) throw new Conflict('version_conflict', { current: change });
    const [row] = await this.rows.uow.query<{ n: number }>(`with decided as (update tact.change_request set state = $3, decided_by = $4, decided_at = clock_timestamp(),
      version = version + 1 where id = $1 and version = $2 and state = 'waiting' returning 1) select count(*)::int as n from decided`, [change.id, version, state, decidedBy]);
    if (row?.n !== 1) throw new Conflict('version_conflict');
  }
}
