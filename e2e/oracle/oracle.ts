import { ORACLE_SECTIONS, type OracleCase, type OracleHandOver, type OracleMembership, type OracleReferral, type OracleRole, type OracleSection, type OracleWorld } from './world';

/**
 * How much of a referral somebody sees. `sender`: works on the case. `header`: the request without name, contact or address.
 * `scope`: accepted, the scoped sections too. `ended`: that it was asked and how it ended, nothing else.
 */
export type ReferralSight = 'sender' | 'header' | 'scope' | 'ended';

/** `informed`: had the case before it was handed over. `scope`: of the duty bearer it is open to. `ended`: that it was, and how it ended. */
export type HandOverSight = 'works' | 'informed' | 'scope' | 'ended';

const CASE_WORKERS: readonly OracleRole[] = ['social_worker', 'supervisor'];
const CASE_ROLES: readonly OracleRole[] = [...CASE_WORKERS, 'duty_bearer'];
const BEFORE_ANSWER = ['sent', 'acknowledged'];
const IN_SERVICE = ['accepted', 'in_service'];

/**
 * Who may see what of whom, written from DESIGN.md alone (sections 1, 3 and 4) and importing no rule of Tact, so that it can
 * disagree with every one of them.
 */
export class Oracle {
  private readonly live: readonly OracleMembership[];

  constructor(private readonly world: OracleWorld) {
    const active = new Set(world.users.filter((user) => user.active).map((user) => user.id));
    this.live = world.memberships.filter((m) => active.has(m.userId) && m.from <= world.now && (m.to === null || world.now < m.to));
  }

  /** Whether the person works on the case: its owner, a supervisor of its team, or that supervisor's deputy. */
  worksOn(userId: string, caseId: string): boolean {
    const theCase = this.caseOf(caseId);
    return !this.isBlocked(userId, theCase) && (this.owns(userId, theCase) || this.supervises(userId, theCase));
  }

  /** The sections of the case the person may read. */
  sections(userId: string, caseId: string): ReadonlySet<OracleSection> {
    if (this.worksOn(userId, caseId)) return new Set(ORACLE_SECTIONS);
    const paths = this.world.handOvers.filter((h) => h.caseId === caseId);
    return new Set([
      ...this.world.referrals.filter((r) => r.caseId === caseId && this.referralSight(userId, r) === 'scope').flatMap((r) => r.sections),
      ...paths.filter((h) => isOpen(h) && this.bearsDuty(userId, h)).flatMap((h) => h.sections),
      ...(paths.some((h) => this.isInformed(userId, h)) ? (['summary'] as const) : []),
    ]);
  }

  /** Whether somebody keeps what its organisation wrote in a case that it has handed over, whatever the section. */
  keepsOwnRecords(userId: string, caseId: string): boolean {
    return this.world.handOvers.some((h) => h.caseId === caseId && this.isInformed(userId, h));
  }

  /** The cases in the person's lists: without the summary a receiver sees code, contact and request only. */
  listed(userId: string): readonly string[] {
    return this.world.cases.map((c) => c.id).filter((id) => this.sections(userId, id).has('summary'));
  }

  /** The cases of which something may be read now, if only the request of a referral. */
  touched(userId: string): readonly string[] {
    const requested = new Set(this.world.referrals.filter((r) => ['header', 'scope'].includes(this.referralSight(userId, r) ?? '')).map((r) => r.caseId));
    const handed = this.world.handOvers.filter((h) => this.isInformed(userId, h) || isOpen(h) && this.bearsDuty(userId, h)).map((h) => h.caseId);
    return this.world.cases.map((c) => c.id).filter((id) => requested.has(id) || handed.includes(id) || this.worksOn(userId, id));
  }

  /** How somebody stands to a hand-over; null is nothing, not even that it exists. */
  handOverSight(userId: string, h: OracleHandOver): HandOverSight | null {
    if (this.worksOn(userId, h.caseId)) return 'works';
    if (this.isInformed(userId, h)) return 'informed';
    if (!h.wasOpened || !this.bearsDuty(userId, h)) return null;
    return isOpen(h) ? 'scope' : 'ended';
  }

  /** Whether somebody reads what is said on a path; `isWithin`: between worker and supervisor of the office that hands over. */
  readsHandOver(userId: string, h: OracleHandOver, isWithin: boolean): boolean {
    const sight = this.handOverSight(userId, h);
    if (sight === 'works' || sight === 'informed') return !isWithin || this.has(userId, CASE_ROLES, (m) => m.organisationId === h.fromOrganisationId);
    return sight === 'scope' && !isWithin;
  }

  /** How much of a referral the person sees; null is nothing, not even that it exists. */
  referralSight(userId: string, referral: OracleReferral): ReferralSight | null {
    if (this.worksOn(userId, referral.caseId)) return 'sender';
    if (this.isBlocked(userId, this.caseOf(referral.caseId)) || !referral.wasSent || !this.receives(userId, referral)) return null;
    if (this.world.now >= referral.expiresAt) return 'ended';
    if (BEFORE_ANSWER.includes(referral.state)) return 'header';
    return IN_SERVICE.includes(referral.state) ? 'scope' : 'ended';
  }

  /** Who had the case until its lead was accepted, and the supervisors of its team, until it is verified: as if it were still theirs. */
  private isInformed(userId: string, h: OracleHandOver): boolean {
    if (!h.isLead || h.stage !== 3 || h.state !== 'running') return false;
    const theCase = this.caseOf(h.caseId);
    const before = { ...theCase, organisationId: h.fromOrganisationId, ownerId: h.formerOwnerId, teamId: h.formerTeamId };
    return !this.isBlocked(userId, theCase) && (this.owns(userId, before) || this.supervises(userId, before));
  }

  private bearsDuty(userId: string, h: OracleHandOver): boolean {
    return !this.isBlocked(userId, this.caseOf(h.caseId)) && this.has(userId, ['duty_bearer'], (m) => m.organisationId === h.toOrganisationId);
  }

  private owns(userId: string, theCase: OracleCase): boolean {
    return theCase.ownerId === userId && this.has(userId, CASE_WORKERS, (m) => m.organisationId === theCase.organisationId && inProgramme(m, theCase));
  }

  private supervises(userId: string, theCase: OracleCase): boolean {
    return theCase.teamId !== null && (this.has(userId, ['supervisor'], (m) => m.teamId === theCase.teamId && inProgramme(m, theCase)) || this.standsInFor(userId, theCase));
  }

  /** A deputy, while it lasts, of somebody who supervises the team now, and a supervisor in the same organisation. */
  private standsInFor(userId: string, theCase: OracleCase): boolean {
    return this.world.deputies.some((d) => d.userId === userId && d.from <= this.world.now && this.world.now < d.to
      && this.live.some((m) => m.id === d.membershipId && m.role === 'supervisor' && m.teamId === theCase.teamId && inProgramme(m, theCase)
        && this.has(userId, ['supervisor'], (own) => own.organisationId === m.organisationId)));
  }

  /** A referral to one worker is that worker's; one to an organisation is its duty bearers'. */
  private receives(userId: string, { toUserId, toOrganisationId }: OracleReferral): boolean {
    if (toUserId !== null) return toUserId === userId && this.has(userId, CASE_ROLES, (m) => m.organisationId === toOrganisationId);
    return this.has(userId, ['duty_bearer'], (m) => m.organisationId === toOrganisationId);
  }

  /** Denied whatever the role, grant or emergency: the person, or any organisation it belongs to. */
  private isBlocked(userId: string, theCase: OracleCase): boolean {
    return this.world.blocks.some((b) => b.caseId === theCase.id
      && (b.blockedId === userId || this.live.some((m) => m.userId === userId && m.organisationId === b.blockedId)));
  }

  private has(userId: string, roles: readonly OracleRole[], where: (m: OracleMembership) => boolean): boolean {
    return this.live.some((m) => m.userId === userId && roles.includes(m.role) && where(m));
  }

  private caseOf(id: string): OracleCase {
    const found = this.world.cases.find((c) => c.id === id);
    if (!found) throw new Error('no such case in this world');
    return found;
  }
}

/** Case work is done in the programme of the membership; only what is received comes from any. */
function inProgramme({ programmeId }: OracleMembership, theCase: OracleCase): boolean {
  return programmeId === null || programmeId === theCase.programmeId;
}

/** From joint work on, while it lasts; a verified lead needs no scope, the file is the duty bearer's own. */
function isOpen(h: OracleHandOver): boolean {
  return h.state !== 'ended' && h.stage >= 1 && !(h.isLead && h.stage === 4);
}
