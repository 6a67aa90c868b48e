/** The grants of case `c` that the principal holds ($grantees) and whether the case blocks it ($blocked). */
export function sightColumns(grantees: string, blocked: string): string {
  return `coalesce((select jsonb_agg(jsonb_build_object('granteeId', g.grantee_id, 'sections', g.sections, 'access', g.access, 'validFrom', g.valid_from,
      'validTo', g.valid_to, 'ownOf', g.own_of)) from tact.case_grant g where g.case_id = c.id and g.grantee_id = any(${grantees}::uuid[])), '[]') as grants,
    exists (select 1 from tact.case_block b where b.case_id = c.id and b.blocked_id = any(${blocked}::uuid[])) as blocked`;
}

/**
 * True for cases `c` that the principal may see with a section. It repeats what the policies of case_file say, so that lists hold
 * with row-level security off (DESIGN.md section 4, rule 2).
 */
export function grantedPredicate(grantees: string, blocked: string, section: string): string {
  return `exists (select 1 from tact.case_grant g where g.case_id = c.id and ${liveGrant('g', grantees, section)}) and ${unblockedPredicate(blocked)}`;
}

/** The same, asked row by row whatever the planner thinks (`offset 0`): for a page that is full after a few rows. */
export function grantedRowByRow(grantees: string, blocked: string, section: string): string {
  return `exists (select 1 from tact.case_grant g where g.case_id = c.id and ${liveGrant('g', grantees, section)} offset 0) and ${unblockedPredicate(blocked)}`;
}

/** True for grants `g` of the grantees that are in force and hold the section. */
export function liveGrant(g: string, grantees: string, section: string): string {
  return `${g}.grantee_id = any(${grantees}::uuid[]) and '${section}' = any(${g}.sections) and ${g}.valid_from <= (select tact.access_now())
      and (${g}.valid_to is null or ${g}.valid_to > (select tact.access_now()))`;
}

/** True for cases `c` that do not block the principal. */
export function unblockedPredicate(blocked: string): string {
  return `not exists (select 1 from tact.case_block b where b.case_id = c.id and b.blocked_id = any(${blocked}::uuid[]))`;
}

/** Under which ids a case may block somebody: the person's own and those of its organisations. */
export function blockIds(principal: { readonly userId: string; readonly organisationIds: readonly string[] }): string[] {
  return [principal.userId, ...principal.organisationIds];
}
