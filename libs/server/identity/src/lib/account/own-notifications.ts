import { Inject, Injectable } from '@nestjs/common';
import { type Actor, UnitOfWork } from '@tact/server/persistence';
import { NotFound } from '@tact/server/platform';
import type { NotificationDto } from './account.dto';

/** One's own notifications: "You have an update" of a kind, with an id and nothing of its content. */
@Injectable()
export class OwnNotifications {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** The newest fifty. */
  async list(actor: Actor): Promise<readonly NotificationDto[]> {
    const rows = await this.uow.run(actor, () => this.uow.query<{ row: NotificationDto }>(`select jsonb_build_object('id', n.id, 'kind', n.kind, 'resource', n.resource,
      'at', n.at, 'readAt', n.read_at) as row from tact.notification n where n.user_id = tact.actor() order by n.at desc, n.id desc limit 50`));
    return rows.map(({ row }) => row);
  }

  /** Marks one as read; a second time changes nothing. 404 for another's. */
  async markRead(actor: Actor, id: string): Promise<void> {
    const [row] = await this.uow.run(actor, () => this.uow.query<{ n: number }>(`with marked as (update tact.notification set read_at = coalesce(read_at, clock_timestamp())
      where id = $1 and user_id = tact.actor() returning 1) select count(*)::int as n from marked`, [id]));
    if (row?.n !== 1) throw new NotFound();
  }
}
