import { Inject, Injectable } from '@nestjs/common';
import { type Actor, UnitOfWork } from '@tact/server/persistence';
import { NotFound } from '@tact/server/platform';
import type { OwnDeviceDto, OwnSessionDto } from './account.dto';

interface SessionRow {
  readonly id: string;
  readonly device_id: string | null;
  readonly device: string | null;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly is_current: boolean;
}

type DeviceRow = Pick<SessionRow, 'id' | 'created_at' | 'last_seen_at'> & { readonly label: string };

/** A person's own sessions and devices; the database answers for the signed actor only. */
@Injectable()
export class OwnSessions {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  async sessions(actor: Actor): Promise<readonly OwnSessionDto[]> {
    const rows = await this.uow.run(actor, () => this.uow.query<SessionRow>('select * from tact_private.own_sessions()'));
    return rows.map((row) => ({
      id: row.id, deviceId: row.device_id, device: row.device ?? '', createdAt: row.created_at.toISOString(), lastSeenAt: row.last_seen_at.toISOString(),
      current: row.is_current,
    }));
  }

  async devices(actor: Actor): Promise<readonly OwnDeviceDto[]> {
    const rows = await this.uow.run(actor, () => this.uow.query<DeviceRow>('select * from tact_private.own_devices()'));
    return rows.map((row) => ({ id: row.id, label: row.label, createdAt: row.created_at.toISOString(), lastSeenAt: row.last_seen_at.toISOString() }));
  }

  /** 404 for another's session and for one that ended. */
  endSession(actor: Actor, id: string): Promise<void> {
    return this.end(actor, 'select tact_private.end_own_session($1) as ended', id);
  }

  /** Takes the device's sessions with it, from their next request on. */
  revokeDevice(actor: Actor, id: string): Promise<void> {
    return this.end(actor, 'select tact_private.revoke_own_device($1) as ended', id);
  }

  private async end(actor: Actor, sql: string, id: string): Promise<void> {
    const [row] = await this.uow.run(actor, () => this.uow.query<{ ended: boolean }>(sql, [id]));
    if (!row?.ended) throw new NotFound();
  }
}
