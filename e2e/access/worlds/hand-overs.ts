import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import type { OracleCase, OracleHandOver, OracleSection, OracleWorld } from '../../oracle/world';
import type { Content } from './content';
import type { Row } from './rows';

type Standing = Pick<OracleHandOver, 'stage' | 'state' | 'isLead' | 'wasOpened'>;
const at = (stage: number, state: OracleHandOver['state'], isLead: boolean, wasOpened = stage > 0): Standing => ({ stage, state, isLead, wasOpened });

/** The small world's paths, each on a case of its own. */
export const HAND_OVERS = {
  pathBegun: at(0, 'running', true), pathProposed: at(0, 'proposed', true), pathJoint: at(1, 'running', true), pathOffered: at(2, 'offered', false),
  pathOwned: at(3, 'running', true), pathVerified: at(4, 'running', true), pathCompetence: at(3, 'running', false), pathKept: at(4, 'running', false),
  pathStopped: at(1, 'ended', true), pathReturned: at(3, 'ended', true), pathNeverOpened: at(0, 'ended', false), pathBlocksPolice: at(1, 'running', false),
  pathOwnedBlocksWorker: at(3, 'running', true),
} as const satisfies Record<string, Standing>;
export type HandOverName = keyof typeof HAND_OVERS;
export const HAND_OVER_NAMES = Object.keys(HAND_OVERS) as HandOverName[];

/** Every place a path can stand at. */
const STANDINGS: readonly Standing[] = [...Object.values(HAND_OVERS), at(2, 'proposed', true), at(2, 'running', false), at(2, 'ended', true), at(3, 'ended', false)];

export const handOverPlans = fc.array(fc.record({ other: fc.nat(10_000), standing: fc.nat(10_000), formerTeam: fc.constantFrom(0, 1, null), formerOwner: fc.option(fc.nat(10_000), { freq: 5 }),
  sections: fc.subarray(['identity', 'risk', 'health', 'notes'] as OracleSection[]), summary: fc.boolean() }), { minLength: 18, maxLength: 26 });
type HandOverPlan = typeof handOverPlans extends fc.Arbitrary<infer Plan> ? Plan : never;

/** Whether the lead's case is the duty bearer's now. */
export function isTransferred({ isLead, stage, state }: Standing): boolean {
  return isLead && stage >= 3 && state !== 'ended';
}

/** Who could have owned a case in an organisation: `workers` of the plan. */
interface Ground {
  readonly cases: readonly OracleCase[];
  readonly organisationIds: readonly string[];
  readonly workers: (organisationId: string) => readonly { readonly userId: string }[];
  readonly teamOf: (organisationId: string, which: number) => string;
}

/** At most one path a case. A transferred case is at its duty bearer; who had it before was of another organisation. */
export function settleHandOvers(plan: HandOverPlan, { cases, organisationIds, workers, teamOf }: Ground): OracleHandOver[] {
  return plan.map((p, i): OracleHandOver => {
    const theCase = cases[i]!;
    const standing = STANDINGS[i] ?? STANDINGS[p.standing % STANDINGS.length]!;
    const others = organisationIds.filter((id) => id !== theCase.organisationId);
    const other = others[p.other % others.length]!;
    const [from, to] = isTransferred(standing) ? [other, theCase.organisationId] : [theCase.organisationId, other];
    const before = workers(from);
    return {
      id: uuidv7(), caseId: theCase.id, fromOrganisationId: from, toOrganisationId: to, ...standing, sections: [...(p.summary ? (['summary'] as const) : []), ...p.sections],
      formerOwnerId: p.formerOwner === null || before.length === 0 ? null : before[p.formerOwner % before.length]!.userId,
      formerTeamId: p.formerTeam === null ? null : teamOf(from, p.formerTeam),
    };
  });
}

/** Who wrote a case's records: of a transferred one those who had it before. */
export function writerOf(world: OracleWorld, theCase: OracleCase): string {
  return world.handOvers.find((h) => h.caseId === theCase.id && isTransferred(h))?.fromOrganisationId ?? theCase.organisationId;
}

export const WRITTEN_LATER = 'written_later';

/** Cases in which the duty bearer has written since it took over. */
export function takenOver(world: OracleWorld): readonly OracleCase[] {
  return world.cases.filter((c) => world.handOvers.some((h) => h.caseId === c.id && isTransferred(h)));
}

export function handOverRow(h: OracleHandOver, author: string, now: number): Row {
  const isOpen = h.state !== 'ended' && h.stage >= 1 && !(h.isLead && h.stage === 4);
  const when = new Date(now - 3_600_000).toISOString();
  const isWanted = h.state === 'proposed' || h.state === 'offered';
  return {
    id: h.id, case_id: h.caseId, case_code: h.caseId.slice(-10), code: h.id.slice(-10), category: 'municipality', is_lead: h.isLead, from_organisation_id: h.fromOrganisationId,
    from_user_id: author, to_organisation_id: h.toOrganisationId, state: h.state, stage: h.stage, wanted: isWanted ? (h.stage === 0 ? 1 : 3) : null, sections: h.sections, consent_ids: [],
    access: isOpen ? 'scope' : 'none', informed: h.isLead && h.stage === 3 && h.state === 'running', stage_dates: { 0: { at: when, by: author } }, opened_at: h.wasOpened ? when : null,
    proposed_by: isWanted ? author : null, proposed_at: isWanted ? when : null, accepted_by: h.stage >= 3 ? author : null, accepted_at: h.stage >= 3 ? when : null,
    ended_at: h.state === 'ended' ? when : null, outcome: h.state === 'ended' ? 'stopped' : null, proofs: 0, former_owner_id: h.formerOwnerId, former_team_id: h.formerTeamId,
    gates: [], open_from_receiver: 0, open_from_sender: 0, version: 1, field_versions: {}, created_at: when, updated_at: when,
  };
}

/** What is said on a path; `isWithin` stays in the office that hands over. */
export const HAND_OVER_ENTRIES = [['step', false], ['question', false], ['comment', true], ['snapshot', true]] as const;

export function handOverEntryRows(h: OracleHandOver, author: string, now: number, content: Content): Row[] {
  return HAND_OVER_ENTRIES.map(([kind]) => ({ ...content.handOverEntry(h, kind), hand_over_id: h.id, case_id: h.caseId, kind, by: author, organisation_id: h.fromOrganisationId,
    at: new Date(now - 3_600_000).toISOString() }));
}
