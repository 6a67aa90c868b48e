import type { Principal } from '@tact/server/platform';

/** A team in which somebody assigns cases, through a role of its own or as a deputy. */
export interface SupervisedTeam {
  readonly membershipId: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly teamId: string;
}

/** The teams whose board a principal sees: those of its memberships that may assign cases. Ids, each team once. */
export function supervisedTeams({ memberships }: Principal): SupervisedTeam[] {
  const teams = new Map<string, SupervisedTeam>();
  for (const { id, organisationId, organisationName, teamId, caseScope, permissions } of memberships) {
    const assigns = caseScope === 'team' && permissions.some(({ action, subject }) => action === 'assign' && subject === 'Case');
    if (assigns && teamId !== null && !teams.has(teamId)) teams.set(teamId, { membershipId: id, organisationId, organisationName, teamId });
  }
  return [...teams.values()];
}
