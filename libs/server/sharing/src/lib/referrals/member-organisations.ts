import type { PrincipalRow } from '@tact/server/persistence';

/** The organisations in which somebody has a role with sight of cases (the database's `tact.member_orgs()`). */
export function memberOrganisations({ memberships }: Pick<PrincipalRow, 'memberships'>): string[] {
  return [...new Set(memberships.filter(({ caseScope }) => caseScope !== 'none').map(({ organisationId }) => organisationId))];
}
