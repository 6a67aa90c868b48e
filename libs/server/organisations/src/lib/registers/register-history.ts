import { Inject, Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { type Actor, UnitOfWork } from '@tact/server/persistence';
import { NotFound } from '@tact/server/platform';

const MOST = 100;

export class RegisterVersionDto {
  @ApiProperty() readonly version!: number;
  @ApiProperty({ description: 'Instant, UTC' }) readonly at!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Who changed it; null when it came with the program' }) readonly by!: string | null;
  @ApiProperty({ type: Object, nullable: true, description: 'As it was: `value` of a setting; `labels`, `active`, `position` of a code. Null for the first' }) readonly before!: object | null;
  @ApiProperty({ type: Object }) readonly after!: object;
}

interface Row {
  readonly at: Date;
  readonly actor_name: string | null;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
}

/** The versions of a setting or a code, newest first, at most 100, as the audit trail kept them. */
@Injectable()
export class RegisterHistory {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** 404 for what is not there. */
  async of(actor: Actor, table: 'setting' | 'code_value', key: string): Promise<readonly RegisterVersionDto[]> {
    const rows = await this.uow.run(actor, () => this.uow.query<Row>('select * from tact_audit.register_history($1, $2, $3)', [table, key, MOST]));
    if (rows.length === 0) throw new NotFound();
    return rows.map(({ at, actor_name, before, after }) => ({
      version: Number(after?.['version'] ?? 0), at: at.toISOString(), by: actor_name, before: shown(table, before), after: shown(table, after) ?? {},
    }));
  }
}

function shown(table: 'setting' | 'code_value', row: Record<string, unknown> | null): object | null {
  if (row === null) return null;
  return table === 'setting' ? { value: row['value'] } : { labels: row['labels'], active: row['active'], position: row['position'] };
}
