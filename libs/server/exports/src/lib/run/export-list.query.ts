import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import type { Principal } from '@tact/server/platform';

/** An export that was made; `at` is an instant, UTC. */
export interface ExportView {
  readonly id: string;
  readonly scope: 'case' | 'list';
  readonly format: string;
  readonly reason: string;
  readonly caseCount: number;
  readonly byId: string;
  readonly byName: string;
  readonly at: string;
}

/** Exports, newest first: one's own, and everybody's for who reads the access log. */
@Injectable()
export class ExportListQuery {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** The newest 200. Row-level security and the ability both decide whose. */
  read(principal: Principal): Promise<ExportView[]> {
    const isOverseer = principal.ability.can('read', 'AccessLog');
    return this.uow.run(principal, async () => {
      const rows = await this.uow.query<Omit<ExportView, 'at'> & { at: Date }>(
        `select e.id, e.scope, e.format, e.reason, e.case_count as "caseCount", e.created_by as "byId", u.display_name as "byName", e.at
         from tact.case_export e join tact.app_user u on u.id = e.created_by where $1 or e.created_by = $2 order by e.at desc, e.id desc limit 200`,
        [isOverseer, principal.userId],
      );
      return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
    });
  }
}
