/** Who stands in for whom in which team. Instants, UTC, domain time. */
export interface DeputyView {
  readonly id: string;
  /** `programme`: called because nobody else was left to decide. */
  readonly kind: 'named' | 'programme';
  readonly teamId: string;
  readonly teamName: string;
  readonly supervisorId: string | null;
  readonly supervisorName: string | null;
  readonly deputyId: string;
  readonly deputyName: string;
  readonly from: string;
  readonly to: string;
  readonly endedAt: string | null;
  readonly state: 'coming' | 'now' | 'over';
  readonly version: number;
  /** Whether the reader may end it. */
  readonly mayEnd: boolean;
}

export interface DeputyDesk {
  readonly items: readonly DeputyView[];
  /** The reader's own teams, for which it may name a deputy. */
  readonly own: readonly { readonly membershipId: string; readonly teamId: string; readonly teamName: string }[];
  /** Who may be named: those of the organisation whose own role approves. */
  readonly candidates: readonly { readonly userId: string; readonly name: string; readonly organisationId: string }[];
}

/** The columns of `tact.deputy d` a view is made from; $1 the reader. */
export const DEPUTY_COLUMNS = `d.id, d.kind, d.team_id as "teamId", t.name as "teamName", d.supervisor_id as "supervisorId", s.display_name as "supervisorName",
  d.deputy_id as "deputyId", u.display_name as "deputyName", d.valid_from as "from", d.valid_to as "to", d.ended_at as "endedAt", d.version,
  case when d.ended_at is not null or d.valid_to <= tact.access_now() then 'over' when d.valid_from > tact.access_now() then 'coming' else 'now' end as state,
  d.kind = 'named' and d.ended_at is null and d.valid_to > tact.access_now() and $1::uuid in (d.supervisor_id, d.deputy_id) as "mayEnd"`;
export const DEPUTY_FROM = `tact.deputy d join tact.team t on t.id = d.team_id join tact.app_user u on u.id = d.deputy_id left join tact.app_user s on s.id = d.supervisor_id`;

type Row = Omit<DeputyView, 'from' | 'to' | 'endedAt'> & { readonly from: Date; readonly to: Date; readonly endedAt: Date | null };

export function deputyView(row: Row): DeputyView {
  return { ...row, from: row.from.toISOString(), to: row.to.toISOString(), endedAt: row.endedAt?.toISOString() ?? null };
}

export type DeputyRow = Row;
