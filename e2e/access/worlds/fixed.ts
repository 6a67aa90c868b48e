import { v7 as uuidv7 } from 'uuid';
import type { OracleHandOver, OracleMembership, OracleReferral, OracleReferralState, OracleRole, OracleSection, OracleWorld } from '../../oracle/world';
import { HAND_OVERS, HAND_OVER_NAMES, type HandOverName, isTransferred } from './hand-overs';

const HOUR = 3_600_000;
const SCOPE: readonly OracleSection[] = ['summary', 'identity', 'risk'];

/** Everybody of the small world: role, organisation, team. `leaver` has left, `mover` has left the police for another organisation, `gone` is no longer active; `deputy` stands in for head, `lateDeputy` did so. */
const PEOPLE = {
  worker: ['social_worker', 'ngo', 'team'], colleague: ['social_worker', 'ngo', 'team'], head: ['supervisor', 'ngo', 'team'],
  third: ['social_worker', 'ngo', 'secondTeam'], otherHead: ['supervisor', 'ngo', 'secondTeam'], stranger: ['social_worker', 'ngo2', 'foreignTeam'],
  officer: ['duty_bearer', 'police', null], officerTwo: ['duty_bearer', 'police', null], teacher: ['duty_bearer', 'school', null],
  admin: ['administrator', 'ngo', null], dpo: ['dpo', 'ngo', null], analyst: ['analyst', 'ngo', null], coordinator: ['coordinator', 'ngo', null],
  organiser: ['event_organiser', 'ngo', null], leaver: ['social_worker', 'ngo', 'team'], gone: ['social_worker', 'ngo', 'team'],
  mover: ['social_worker', 'ngo2', 'foreignTeam'],
  deputy: ['supervisor', 'ngo', 'secondTeam'], lateDeputy: ['supervisor', 'ngo', 'secondTeam'],
  newWorker: ['social_worker', 'city', 'cityTeam'], newHead: ['supervisor', 'city', 'cityTeam'], clerk: ['duty_bearer', 'city', null],
} as const satisfies Record<string, readonly [OracleRole, string, string | null]>;
export type PersonName = keyof typeof PEOPLE;
export const PEOPLE_NAMES = Object.keys(PEOPLE) as PersonName[];

/** The cases that no referral leaves: organisation, team, owner. */
const CASES = {
  own: ['ngo', 'team', 'worker'], teamCase: ['ngo', 'team', 'colleague'], unassigned: ['ngo', 'team', null], otherTeam: ['ngo', 'secondTeam', 'third'],
  foreign: ['ngo2', 'foreignTeam', 'stranger'], blocksWorker: ['ngo', 'team', 'worker'], blocksNgo: ['ngo', 'team', 'worker'],
  left: ['ngo', 'team', 'leaver'], ofGone: ['ngo', 'team', 'gone'], elsewhere: ['ngo', 'team', 'worker'],
} as const;

/** One case of colleague's for each way a referral to the police can stand; `overdue` ones passed their end unnoticed. */
const REFERRALS = {
  draft: { state: 'draft' }, proposed: { state: 'proposed' }, returned: { state: 'returned' }, sent: { state: 'sent' }, acknowledged: { state: 'acknowledged' },
  accepted: { state: 'accepted' }, inService: { state: 'in_service' }, declined: { state: 'declined' }, completed: { state: 'completed' },
  revoked: { state: 'revoked' }, takenBack: { state: 'revoked', wasSent: false }, expired: { state: 'expired' }, overdue: { state: 'accepted', isOver: true },
  overdueSent: { state: 'sent', isOver: true }, withoutSummary: { state: 'accepted', sections: ['identity', 'notes'] },
  toOfficer: { state: 'accepted', toUser: 'officer' }, toMover: { state: 'accepted', toUser: 'mover' }, blocksPolice: { state: 'accepted' }, blocksOfficer: { state: 'sent' },
  acceptedElsewhere: { state: 'accepted' },
} as const satisfies Record<string, { state: OracleReferralState; wasSent?: boolean; isOver?: boolean; sections?: readonly OracleSection[]; toUser?: PersonName }>;
export type ReferralName = keyof typeof REFERRALS;
export type CaseName = keyof typeof CASES | ReferralName | HandOverName;
export const REFERRAL_NAMES = Object.keys(REFERRALS) as ReferralName[];
export const CASE_NAMES = [...Object.keys(CASES), ...REFERRAL_NAMES, ...HAND_OVER_NAMES] as CaseName[];

/** Cases of another programme than that of everybody's membership. */
const ELSEWHERE: readonly string[] = ['elsewhere', 'acceptedElsewhere'];

/** A small world in which every relation of a person to a case occurs once, by name. */
export interface FixedWorld extends OracleWorld {
  person(name: PersonName): string;
  theCase(name: CaseName): string;
  referral(name: ReferralName): string;
  handOver(name: HandOverName): string;
  organisation(name: 'ngo' | 'ngo2' | 'police' | 'school' | 'city'): string;
  team(name: 'team' | 'secondTeam' | 'foreignTeam' | 'cityTeam'): string;
}

/** `personal`: with referrals to one duty bearer, which row-level security knows and no route makes yet. */
export function fixedWorld(personal = true): FixedWorld {
  const ids = new Map<string, string>();
  const id = (name: string): string => ids.get(name) ?? ids.set(name, uuidv7()).get(name)!;
  const now = Date.now();
  const theCase = ([organisation, team, owner]: readonly [string, string, string | null], name: string) =>
    ({ id: id(`case ${name}`), programmeId: id(ELSEWHERE.includes(name) ? 'other programme' : 'programme'), organisationId: id(organisation), teamId: id(team), ownerId: owner === null ? null : id(owner) });
  const blocks = [['blocksWorker', 'user', 'worker'], ['blocksNgo', 'organisation', 'ngo'], ['blocksPolice', 'organisation', 'police'], ['blocksOfficer', 'user', 'officer'],
    ['pathBlocksPolice', 'organisation', 'police'], ['pathOwnedBlocksWorker', 'user', 'colleague']] as const;
  return {
    now,
    organisations: [{ id: id('ngo'), kind: 'ngo' }, { id: id('ngo2'), kind: 'ngo' }, { id: id('police'), kind: 'duty_bearer' }, { id: id('school'), kind: 'duty_bearer' }, { id: id('city'), kind: 'duty_bearer' }],
    programmes: [id('programme'), id('other programme')],
    teams: [['team', 'ngo'], ['secondTeam', 'ngo'], ['foreignTeam', 'ngo2'], ['cityTeam', 'city']].map(([team, organisation]) => ({ id: id(team!), organisationId: id(organisation!) })),
    users: PEOPLE_NAMES.map((name) => ({ id: id(name), active: name !== 'gone' })),
    memberships: [{ id: uuidv7(), userId: id('mover'), organisationId: id('police'), teamId: null, programmeId: id('programme'), role: 'duty_bearer', from: now - 2 * HOUR, to: now - HOUR }, ...PEOPLE_NAMES.map((name): OracleMembership => {
      const [role, organisation, team] = PEOPLE[name];
      return { id: id(`membership ${name}`), userId: id(name), organisationId: id(organisation), teamId: team && id(team), programmeId: id('programme'), role, from: now - 2 * HOUR, to: name === 'leaver' ? now - HOUR : null };
    })],
    cases: [...Object.entries(CASES).map(([name, row]) => theCase(row, name)), ...REFERRAL_NAMES.map((name) => theCase(['ngo', 'team', 'colleague'], name)),
      ...HAND_OVER_NAMES.map((name) => theCase(isTransferred(HAND_OVERS[name]) ? ['city', 'cityTeam', 'newWorker'] : ['ngo', 'team', 'colleague'], name))],
    referrals: REFERRAL_NAMES.filter((name) => personal || (name !== 'toOfficer' && name !== 'toMover')).map((name): OracleReferral => {
      const { state, wasSent, isOver, sections, toUser }: { state: OracleReferralState; wasSent?: boolean; isOver?: boolean; sections?: readonly OracleSection[]; toUser?: string } = REFERRALS[name];
      return {
        id: id(`referral ${name}`), caseId: id(`case ${name}`), fromOrganisationId: id('ngo'), proposedById: id('colleague'), toOrganisationId: id('police'),
        toUserId: toUser ? id(toUser) : null, state, wasSent: wasSent ?? !['draft', 'proposed', 'returned'].includes(state), sections: sections ?? SCOPE,
        expiresAt: now + (isOver ? -HOUR : 48 * HOUR),
      };
    }),
    blocks: blocks.map(([name, kind, who]) => ({ caseId: id(`case ${name}`), kind, blockedId: id(who) })),
    deputies: [{ userId: id('deputy'), membershipId: id('membership head'), from: now - HOUR, to: now + 48 * HOUR }, { userId: id('lateDeputy'), membershipId: id('membership head'), from: now - 2 * HOUR, to: now - HOUR }],
    handOvers: HAND_OVER_NAMES.map((name): OracleHandOver => ({
      id: id(`hand-over ${name}`), caseId: id(`case ${name}`), fromOrganisationId: id('ngo'), toOrganisationId: id(isTransferred(HAND_OVERS[name]) ? 'city' : 'police'), ...HAND_OVERS[name],
      sections: SCOPE, formerOwnerId: id('colleague'), formerTeamId: id('team'),
    })),
    handOver: (name) => id(`hand-over ${name}`), person: id, theCase: (name) => id(`case ${name}`), referral: (name) => id(`referral ${name}`), organisation: id, team: id,
  };
}
