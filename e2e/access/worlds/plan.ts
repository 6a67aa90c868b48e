import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { ORACLE_SECTIONS, type OracleDeputy, type OracleMembership, type OracleReferral, type OracleReferralState, type OracleRole, type OracleWorld } from '../../oracle/world';
import { handOverPlans, settleHandOvers } from './hand-overs';

const HOUR = 3_600_000;
const STATES: readonly OracleReferralState[] = [
  'draft', 'proposed', 'approved', 'returned', 'sent', 'acknowledged', 'accepted', 'in_service', 'declined', 'completed', 'revoked', 'expired'];
const NEVER_SENT: readonly OracleReferralState[] = ['draft', 'proposed', 'approved', 'returned'];
const EITHER: readonly OracleReferralState[] = ['revoked', 'expired'];
const WORKERS: readonly OracleRole[] = ['social_worker', 'supervisor'];
const CASE_ROLES: readonly OracleRole[] = [...WORKERS, 'duty_bearer'];
const ROLES: readonly OracleRole[] = [
  'social_worker', 'social_worker', 'social_worker', 'supervisor', 'supervisor', 'duty_bearer', 'duty_bearer', 'coordinator', 'analyst', 'dpo', 'administrator'];

const pick = fc.nat(10_000);
const membership = fc.record({ organisation: pick, team: fc.constantFrom(0, 1), programme: fc.constantFrom(0, 0, 0, 1, null), role: fc.constantFrom(...ROLES), span: fc.constantFrom('live', 'live', 'live', 'ended', 'future') });
const aCase = fc.record({ organisation: pick, team: fc.constantFrom(0, 1, null), programme: fc.constantFrom(0, 0, 0, 1), owner: fc.option(pick, { freq: 5 }) });
const aReferral = fc.record({
  theCase: pick, to: pick, toUser: fc.option(pick, { freq: 2 }), state: fc.constantFrom(...STATES), wasSent: fc.boolean(), isOver: fc.constantFrom(false, false, false, true),
  sections: fc.subarray([...ORACLE_SECTIONS], { minLength: 1 }),
});
const aDeputy = fc.record({ supervisor: pick, who: pick, span: fc.constantFrom('live', 'live', 'ended', 'future') });
const aBlock = fc.record({ theCase: pick, kind: fc.constantFrom('user' as const, 'organisation' as const), who: pick });

/** What fast-check varies and shrinks: choices by index, no ids. */
export const worldPlans = fc.record({
  organisations: fc.integer({ min: 5, max: 7 }),
  users: fc.array(fc.record({ active: fc.constantFrom(true, true, true, true, true, false), memberships: fc.array(membership, { minLength: 1, maxLength: 3 }) }), { minLength: 12, maxLength: 16 }),
  cases: fc.array(aCase, { minLength: 40, maxLength: 48 }),
  referrals: fc.array(aReferral, { minLength: 36, maxLength: 60 }),
  blocks: fc.array(aBlock, { minLength: 5, maxLength: 12 }),
  deputies: fc.array(aDeputy, { minLength: 2, maxLength: 6 }),
  handOvers: handOverPlans,
});
export type WorldPlan = typeof worldPlans extends fc.Arbitrary<infer Plan> ? Plan : never;

/**
 * The world of a plan, with fresh ids. Every referral state occurs; owners work, or once worked, in the case's organisation. `movers`: cases and
 * referrals also stand in the name of people whose role there has ended or sees no case while they have another role, there or elsewhere. `personal`: referrals are
 * also addressed to one duty bearer, which row-level security knows and no route makes yet.
 */
export interface WorldOptions {
  readonly movers: boolean;
  readonly personal: boolean;
}

export function settle(plan: WorldPlan, { movers, personal }: WorldOptions): OracleWorld {
  const now = Date.now();
  const organisations = Array.from({ length: plan.organisations }, (_, i) => ({ id: uuidv7(), kind: i % 2 === 0 ? 'ngo' as const : 'duty_bearer' as const }));
  const programmes = [uuidv7(), uuidv7()];
  const teams = organisations.flatMap((organisation) => [0, 1].map(() => ({ id: uuidv7(), organisationId: organisation.id })));
  const teamOf = (organisationId: string, which: number): string => teams.filter((team) => team.organisationId === organisationId)[which]!.id;
  const users = plan.users.map(({ active }) => ({ id: uuidv7(), active }));
  const memberships = plan.users.flatMap((user, i) => user.memberships.map((m): OracleMembership => {
    const organisationId = at(organisations, m.organisation).id;
    const [from, to] = { live: [-HOUR, null], ended: [-2 * HOUR, -HOUR], future: [HOUR, null] }[m.span] as [number, number | null];
    return { id: uuidv7(), userId: users[i]!.id, organisationId, teamId: m.role === 'duty_bearer' ? null : teamOf(organisationId, m.team),
      programmeId: m.programme === null ? null : programmes[m.programme]!, role: m.role, from: now + from, to: to === null ? null : now + to };
  }));
  const stands = (userId: string, organisationId: string, roles: readonly OracleRole[]): boolean => {
    const live = memberships.filter((m) => m.userId === userId && m.from <= now && (m.to === null || m.to > now) && CASE_ROLES.includes(m.role));
    const here = live.filter((m) => m.organisationId === organisationId);
    return live.length === 0 || here.some((m) => roles.includes(m.role)) || movers;
  };
  const workersOf = (organisationId: string): readonly OracleMembership[] =>
    memberships.filter((m) => m.organisationId === organisationId && WORKERS.includes(m.role) && m.from <= now && stands(m.userId, organisationId, WORKERS));
  const cases = plan.cases.map((c) => {
    const organisationId = at(organisations, c.organisation).id;
    const workers = workersOf(organisationId);
    return { id: uuidv7(), programmeId: programmes[c.programme]!, organisationId, teamId: c.team === null ? null : teamOf(organisationId, c.team), ownerId: c.owner === null || workers.length === 0 ? null : at(workers, c.owner).userId };
  });
  const referrals = plan.referrals.map((r, i): OracleReferral => {
    const theCase = at(cases, r.theCase);
    const others = organisations.filter(({ id }) => id !== theCase.organisationId);
    const toOrganisationId = at(others, r.to).id;
    const there = memberships.filter((m) => m.organisationId === toOrganisationId && stands(m.userId, toOrganisationId, CASE_ROLES)
      && (personal || WORKERS.includes(m.role)));
    const state = STATES[i] ?? r.state;
    return {
      id: uuidv7(), caseId: theCase.id, fromOrganisationId: theCase.organisationId, proposedById: theCase.ownerId ?? users[0]!.id, toOrganisationId,
      toUserId: r.toUser === null || there.length === 0 ? null : at(there, r.toUser).userId, state,
      wasSent: !NEVER_SENT.includes(state) && (!EITHER.includes(state) || r.wasSent), sections: r.sections, expiresAt: now + (r.isOver ? -HOUR : 48 * HOUR),
    };
  });
  const blocks = plan.blocks.map((b) => ({ caseId: at(cases, b.theCase).id, kind: b.kind, blockedId: b.kind === 'user' ? at(users, b.who).id : at(organisations, b.who).id }))
    .filter((b, i, all) => all.findIndex((other) => other.caseId === b.caseId && other.blockedId === b.blockedId) === i);
  return { now, organisations, programmes, teams, users, memberships, cases, referrals, blocks, deputies: deputiesOf(plan, memberships, now),
    handOvers: settleHandOvers(plan.handOvers, { cases, organisationIds: organisations.map(({ id }) => id), workers: workersOf, teamOf }) };
}

/** Supervisors' memberships, live or not, in somebody else's hands: mostly another supervisor's of the organisation, where there is one. */
function deputiesOf(plan: WorldPlan, memberships: readonly OracleMembership[], now: number): OracleDeputy[] {
  const supervisors = memberships.filter(({ role }) => role === 'supervisor');
  return plan.deputies.flatMap((d): OracleDeputy[] => {
    const mine = supervisors.length === 0 ? null : at(supervisors, d.supervisor);
    const others = memberships.filter((m) => mine && m.organisationId === mine.organisationId && m.userId !== mine.userId);
    const able = others.filter(({ role }) => role === 'supervisor');
    if (!mine || others.length === 0) return [];
    const [from, to] = { live: [-HOUR, HOUR], ended: [-2 * HOUR, -HOUR], future: [HOUR, 2 * HOUR] }[d.span] as [number, number];
    return [{ userId: at(able.length > 0 ? able : others, d.who).userId, membershipId: mine.id, from: now + from, to: now + to }];
  });
}

function at<T>(list: readonly T[], index: number): T {
  return list[index % list.length]!;
}
