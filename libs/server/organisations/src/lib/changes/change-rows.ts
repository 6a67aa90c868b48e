import { Inject, Injectable } from '@nestjs/common';
import { type AbilityPrincipal, type Change, type ChangeKind, mayConfirm, type RoleData } from '@tact/permissions';
import { AdminRows, type Page, type Register } from '../admin/admin-rows';
import { ChangeDto } from './change.dto';
import type { Principal } from '@tact/server/platform';

type StoredChange = Omit<ChangeDto, 'mayConfirm' | 'invitation'>;

/** Where the person works whom a change is about: a supervisor there may be the second person. */
interface Place {
  readonly user_id: string;
  readonly organisation_id: string;
  readonly team_id: string | null;
}

/** $1 state or null. */
export const CHANGES: Register = {
  table: 'change_request', byKey: 'id = $1::uuid', columns: {},
  rows: `select to_char(9999999999999 - extract(epoch from c.proposed_at) * 1000, 'FM0000000000000') as page_sort, c.id::text as page_key, c.id, c.kind, c.payload,
    c.subject_user_id as "subjectUserId", s.display_name as "subjectName", c.organisation_id as "organisationId", o.name as "organisationName",
    c.proposed_by as "proposedBy", p.display_name as "proposedByName", c.proposed_at as "proposedAt", c.state, c.decided_by as "decidedBy",
    c.decided_at as "decidedAt", c.version
    from tact.change_request c join tact.app_user p on p.id = c.proposed_by left join tact.app_user s on s.id = c.subject_user_id
    left join tact.organisation o on o.id = c.organisation_id where $1::text is null or c.state = $1::text`,
};

/** Reads changes and says of each who may be its second person. */
@Injectable()
export class ChangeRows {
  constructor(@Inject(AdminRows) private readonly rows: AdminRows) {}

  page(principal: Principal, page: { state?: string; cursor?: string; limit?: number }): Promise<Page<ChangeDto>> {
    return this.rows.uow.run(principal, async () => {
      const { items, nextCursor } = await this.rows.page<StoredChange>(principal, CHANGES, [page.state ?? null], page);
      const places = await this.places(items);
      const shown = items.map((change) => ({ ...change, mayConfirm: change.state === 'waiting' && mayDecide(change, places, principal as AbilityPrincipal) }));
      return { items: shown.filter((change) => mayRead(change, principal)), nextCursor };
    });
  }

  /** Inside a unit of work. 404 for a change that the caller may not read. */
  async one(principal: Principal, id: string): Promise<ChangeDto> {
    const change = await this.rows.one<StoredChange>(CHANGES, [null], id);
    const shown = { ...change, mayConfirm: change.state === 'waiting' && mayDecide(change, await this.places([change]), principal as AbilityPrincipal) };
    if (!mayRead(shown, principal)) return this.rows.one(CHANGES, [null], '');
    return shown;
  }

  /** Who of `candidates` may be the second person, and the person it is about. */
  async confirmers(change: StoredChange, candidates: readonly AbilityPrincipal[]): Promise<readonly string[]> {
    const places = await this.places([change]);
    return candidates.filter((candidate) => mayDecide(change, places, candidate)).map(({ userId }) => userId);
  }

  private async places(changes: readonly StoredChange[]): Promise<readonly Place[]> {
    return this.rows.uow.query<Place>(`select m.user_id, m.organisation_id, m.team_id from tact.membership m where m.user_id = any($1::uuid[])
      and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())`, [changes.flatMap(({ subjectUserId }) => subjectUserId ?? [])]);
  }
}

/** The DPO sees all, the proposer its own, a supervisor what it may decide or decided. */
function mayRead(change: ChangeDto, principal: Principal): boolean {
  const isOverseer = principal.ability.can('read', 'AuditLog') || principal.ability.can('create', 'Change');
  return isOverseer || change.mayConfirm || change.decidedBy === principal.userId;
}

function mayDecide(change: StoredChange, places: readonly Place[], principal: AbilityPrincipal): boolean {
  const asked = { kind: change.kind as ChangeKind, proposedBy: change.proposedBy, userId: change.subjectUserId, ...rolesOf(change.payload) };
  const granted = { organisationId: change.organisationId, teamId: (change.payload['teamId'] as string | undefined) ?? null };
  const at = places.filter(({ user_id }) => user_id === change.subjectUserId).map((place) => ({ organisationId: place.organisation_id, teamId: place.team_id }));
  const where = change.kind === 'membership_grant' || at.length === 0 ? [granted] : at;
  return where.some((place) => mayConfirm({ ...asked, ...place }, principal));
}

function rolesOf(payload: Readonly<Record<string, unknown>>): Pick<Change, 'role' | 'roleAfter'> {
  return { role: (payload['role'] as RoleData | undefined) ?? null, roleAfter: (payload['roleAfter'] as RoleData | undefined) ?? null };
}
