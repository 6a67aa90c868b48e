import { Inject, Injectable } from '@nestjs/common';
import type { CaseStatus } from '@tact/domain';
import { tagged } from '@tact/permissions';
import { BadRequest, Conflict, NotFound, NotPermitted, type Principal } from '@tact/server/platform';
import type { CaseCipher } from '@tact/server/crypto';
import { v7 as uuidv7 } from 'uuid';
import { CaseFinder } from '../access/case-finder';
import type { SeenCase } from '../access/seen-case';
import { CaseEvents } from '../events/case-events';
import { NameWriter } from '../records/name-writer';
import { presentFields, RecordBook } from '../records/record-book';
import { birthOf, birthYearOf } from './birth';
import { checkBirth, checkRegistration } from './case-fields';
import { CaseMaker, type NewCase } from './case-maker';
import { CaseTextBook, type CaseTexts } from './case-texts';

/** The fields of registration; any may be unknown but sex and programme. */
export interface Registration {
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly sex: string;
  readonly birthDate?: string | null;
  readonly birthYear?: number | null;
  readonly ageEstimate?: number | null;
  readonly areaId?: string | null;
  readonly presenceCountry?: string | null;
  readonly programmeId: string;
  readonly teamId?: string | null;
}

/** What a case that comes from a register has besides. Its history says `migrated`; no approval is invented. */
export interface Origin {
  readonly importRunId: string;
  /** Null: the team's, unassigned. */
  readonly ownerId: string | null;
  readonly status: CaseStatus;
  /** What another installation says of the case goes beyond a register: also where the case stands, since when, and its risk. */
  readonly more: Partial<Pick<NewCase, 'victimStatus' | 'exploitation' | 'identificationSource' | 'residenceCountry' | 'stage' | 'risk' | 'registeredAt' | 'stageSince'
    | 'closedAt' | 'closureReason' | 'nextDue' | 'languages' | 'birthYear'>>;
  /** Further fields of the identity record; all of them where `isRestored`. */
  readonly identity: Readonly<Record<string, unknown>>;
  /** The case as another installation had it: nothing is worked out of the answers of registration. */
  readonly isRestored?: true;
  /** Its sealed texts. */
  readonly texts?: Readonly<Record<string, unknown>>;
}

/** A case to be made. */
export interface NewRegistration {
  /** UUIDv7. */
  readonly id: string;
  readonly input: Registration;
  readonly origin?: Origin;
}

/** A case that was made in the running transaction, and its key. */
export interface MadeCase {
  readonly seen: SeenCase;
  readonly cipher: CaseCipher;
}

/** Stores a new case's identity, the record and the names it is found by, and what is told of it in words. */
@Injectable()
export class IdentityDesk {
  constructor(
    @Inject(RecordBook) readonly book: RecordBook,
    @Inject(NameWriter) readonly names: NameWriter,
    @Inject(CaseTextBook) readonly texts: CaseTextBook,
  ) {}
}

/** Registers a child: it always succeeds for somebody who may register in the programme. Runs inside a unit of work. */
@Injectable()
export class RegisterCaseHandler {
  constructor(
    @Inject(CaseMaker) private readonly maker: CaseMaker,
    @Inject(IdentityDesk) private readonly desk: IdentityDesk,
    @Inject(CaseFinder) private readonly finder: CaseFinder,
    @Inject(CaseEvents) private readonly events: CaseEvents,
  ) {}

  /**
   * `id`: UUIDv7 of the client. The same id again by the same person answers the case as it is now; an id that stands for something else is
   * 409 `id_taken`. Throws 400 naming fields, 403 outside the principal's organisations, teams and programmes.
   */
  async execute(principal: Principal, id: string, input: Registration, origin?: Origin): Promise<SeenCase> {
    checkRegistration({ ...input });
    if (!(await this.maker.areNew([id]))) return this.again(principal, id);
    const [made] = await this.make(principal, [{ id, input, ...(origin ? { origin } : {}) }]);
    return made!.seen;
  }

  /** As `execute` for many cases, each of them new, with one statement a table. Answers in the order given; throws 409 `id_taken` for an id that exists. */
  async executeAll(principal: Principal, registrations: readonly NewRegistration[]): Promise<MadeCase[]> {
    if (registrations.length === 0) return [];
    for (const { input } of registrations) checkRegistration({ ...input });
    if (!(await this.maker.areNew(registrations.map(({ id }) => id)))) throw new Conflict('id_taken');
    return this.make(principal, registrations);
  }

  private async make(principal: Principal, registrations: readonly NewRegistration[]): Promise<MadeCase[]> {
    const at = await this.maker.now();
    const planned = registrations.map((one) => planCase(principal, one, at));
    const made = await this.maker.makeAll(principal, planned.map(({ row }) => row), at);
    const seen = new Map((await this.finder.findMany(principal, planned.map(({ row }) => row.id))).map((one) => [one.row.id, one]));
    const cases = planned.map(({ row, identity }, index) => ({ seen: demand(seen.get(row.id)), cipher: made[index]!.cipher, identity }));
    await this.desk.book.insertAll(principal, cases.map(({ identity, ...one }) => ({ ...one, given: { id: uuidv7(), kind: 'identity', fields: identity } })));
    await this.desk.names.addAll(cases);
    for (const [index, { origin }] of registrations.entries()) {
      if (origin?.texts) await this.desk.texts.add(made[index]!.cipher, principal.userId, at, origin.texts as Partial<CaseTexts>);
    }
    for (const { row } of made) {
      await this.events.emit({
        type: 'registered', principal, caseId: row.id, at: at.toISOString(), organisationId: row.organisationId, ownerId: row.ownerId, risk: row.risk, source: row.source,
      });
    }
    return cases.map(({ seen: one, cipher }) => ({ seen: one, cipher }));
  }

  /** A retry of one's own registration; an id taken by anything else is refused without a word about it. */
  private async again(principal: Principal, id: string): Promise<SeenCase> {
    const [seen] = await this.finder.findMany(principal, [id]);
    if (!seen || seen.row.createdBy !== principal.userId) throw new Conflict('id_taken');
    return seen;
  }
}

/** The row of a new case and what its identity record holds. */
function planCase(principal: Principal, { id, input, origin }: NewRegistration, at: Date): { row: NewCase; identity: Readonly<Record<string, unknown>> } {
  const place = placeFor(principal, input);
  if (!origin) checkBirth(input, at.toISOString());
  const birth = birthOf(input, at.toISOString());
  const identity = origin?.isRestored ? presentFields(origin.identity) : presentFields({ firstName: input.firstName, lastName: input.lastName, ...birth, ...origin?.identity });
  const ownerId = origin ? origin.ownerId : place.isOwner ? principal.userId : null;
  const row = {
    id, programmeId: input.programmeId, organisationId: place.organisationId, teamId: place.teamId, ownerId, sex: input.sex,
    birthYear: birthYearOf(identity['birthDate']), areaId: input.areaId ?? null, presenceCountry: input.presenceCountry ?? null,
    ...(Array.isArray(identity['languages']) ? { languages: identity['languages'] as string[] } : {}),
    ...(origin ? { ...(origin.status === 'closed' ? { closedAt: at } : {}), ...origin.more, source: 'migrated' as const, importRunId: origin.importRunId, status: origin.status } : {}),
  };
  return { row, identity };
}

/** Who registers sees the case through its team or as its owner. */
function demand(seen: SeenCase | undefined): SeenCase {
  if (!seen) throw new NotFound();
  return seen;
}

interface Place {
  readonly organisationId: string;
  readonly teamId: string | null;
  /** Who registers for a caseload of its own owns the case; a supervisor registers for the team. */
  readonly isOwner: boolean;
}

/** Throws 403 outside the principal's memberships, 400 for a team that is not of the programme's membership. */
function placeFor(principal: Principal, input: Registration): Place {
  const may = principal.memberships.filter((membership) =>
    (membership.programmeId === null || membership.programmeId === input.programmeId)
    && principal.ability.can('create', tagged('Case', { organisationId: membership.organisationId, programmeId: input.programmeId, teamId: null, ownerId: null, grants: [], blocked: false })));
  if (may.length === 0) throw new NotPermitted();
  const membership = input.teamId ? may.find(({ teamId }) => teamId === input.teamId) : may[0];
  if (!membership) throw new BadRequest([{ path: 'teamId', code: 'unknown_code' }]);
  return { organisationId: membership.organisationId, teamId: membership.teamId, isOwner: membership.caseScope === 'own' || membership.teamId === null };
}
