import { Inject, Injectable } from '@nestjs/common';
import { closedCaseRefusal, kindRule, type RecordKind, validateRecord } from '@tact/domain';
import { asRecord } from '@tact/permissions';
import { BadRequest, NotPermitted, Refused, type Principal } from '@tact/server/platform';
import { CaseFinder } from '../access/case-finder';
import type { SeenCase } from '../access/seen-case';
import { CodeLists } from '../case/code-lists';
import { CaseEvents } from '../events/case-events';
import type { MadeCase } from '../case/register-case.handler';
import { type GivenRecord, type NewEntry, presentFields, RecordBook, writerOrganisation } from './record-book';
import { RecordEffects } from './record-effects';
import type { RecordView } from './record-view';

export interface NewRecord {
  readonly id: string;
  readonly kind: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Adds a record to a case, with what it means for the case. Runs inside a unit of work; reads nothing sealed. */
@Injectable()
export class AddRecordHandler {
  constructor(
    @Inject(CaseFinder) private readonly finder: CaseFinder,
    @Inject(RecordBook) private readonly book: RecordBook,
    @Inject(RecordEffects) private readonly effects: RecordEffects,
    @Inject(CaseEvents) private readonly events: CaseEvents,
    @Inject(CodeLists) private readonly codes: CodeLists,
  ) {}

  /**
   * Throws 400 naming every field at fault, 404, 403 without the right to write the section, 422 `one_only` for a second record of a kind
   * that a case has once, 422 `case_closed`, 422 with the refusal of the domain rule. The same id again by the same person changes nothing.
   */
  async execute(principal: Principal, caseId: string, input: NewRecord): Promise<RecordView> {
    const seen = await this.finder.findFor(principal, caseId, 'read');
    const given = await this.check(principal, seen, input);
    refuseOnClosed(seen, given.kind);
    await this.refuseSecond(caseId, given);
    const cipher = await this.book.cipher(caseId);
    if (await this.book.insert(principal, cipher, seen, given)) await this.follow(principal, { seen, cipher, given });
    return viewOf(principal, seen, given);
  }

  /** As `execute` for several new records of one case: it is locked and found, and its key unwrapped, once. */
  async executeAll(principal: Principal, caseId: string, inputs: readonly NewRecord[]): Promise<void> {
    const seen = await this.finder.findFor(principal, caseId, 'read');
    const given: GivenRecord[] = [];
    for (const input of inputs) given.push(await this.check(principal, seen, input));
    for (const one of given) await this.refuseSecond(caseId, one);
    await this.addAll(principal, [{ seen, cipher: await this.book.cipher(caseId), given }]);
  }

  /**
   * New records of cases that were made in the running transaction, in one statement; what they mean for their cases follows in order. `isRestored`: the case
   * stands already where its records took it, in another installation.
   */
  async intoNewCases(principal: Principal, cases: readonly { readonly made: MadeCase; readonly inputs: readonly NewRecord[]; readonly isRestored?: boolean }[]): Promise<void> {
    const entries: CaseRecords[] = [];
    for (const { made, inputs, isRestored } of cases) {
      const given: GivenRecord[] = [];
      for (const input of inputs) given.push(await this.check(principal, made.seen, input));
      entries.push({ ...made, given, isNewCase: true, ...(isRestored ? { isRestored } : {}) });
    }
    await this.addAll(principal, entries);
  }

  private async addAll(principal: Principal, cases: readonly CaseRecords[]): Promise<void> {
    for (const { given } of cases) refuseDoubles(given);
    await this.book.insertAll(principal, cases.flatMap(({ seen, cipher, given }) => given.map((one) => ({ seen, cipher, given: one }))));
    for (const { cipher, given, isNewCase, isRestored, ...one } of cases) {
      let { seen } = one;
      for (const record of given) seen = await this.follow(principal, { seen, cipher, given: record }, { isNewCase, isRestored });
    }
  }

  private async check(principal: Principal, seen: SeenCase, input: NewRecord): Promise<GivenRecord> {
    const { ok, problems } = validateRecord(input.kind, input.fields, await this.codes.extra(), seen.now);
    if (!ok) throw new BadRequest(problems.map(({ field, code }) => ({ path: field, code })));
    const kind = input.kind as RecordKind;
    refuseUnlessWritable(principal, seen, kind, 'create');
    return { id: input.id, kind, fields: presentFields(input.fields) };
  }

  private async refuseSecond(caseId: string, { id, kind }: GivenRecord): Promise<void> {
    const present = kindRule(kind).multiplicity === 'one' ? await this.book.idOf(caseId, kind) : null;
    if (present !== null && present !== id) throw new Refused('one_only', { recordId: present });
  }

  /** What a stored record changes on its case, and who is told; the case as it is afterwards. */
  private async follow(principal: Principal, { seen, cipher, given: { id, kind, fields } }: NewEntry, { isNewCase, isRestored }: Pick<CaseRecords, 'isNewCase' | 'isRestored'> = {}): Promise<SeenCase> {
    let after = isRestored ? seen : await this.effects.ofNew(principal, seen, kind, fields);
    if (kind === 'identity') after = await this.effects.ofIdentity(principal, after, cipher, fields);
    await this.events.emit({ type: 'record_added', principal, caseId: seen.row.id, at: seen.now, recordId: id, kind, fields, ...(isNewCase ? { isNewCase } : {}) });
    return after;
  }
}

interface CaseRecords extends MadeCase {
  readonly given: readonly GivenRecord[];
  readonly isNewCase?: true | undefined;
  readonly isRestored?: boolean | undefined;
}

/** Throws 422 `one_only` for two records of a kind that a case has once; a new case has its identity already. */
function refuseDoubles(given: readonly GivenRecord[]): void {
  const once = given.filter(({ kind }) => kindRule(kind).multiplicity === 'one').map(({ kind }) => kind);
  if (new Set(once).size < once.length) throw new Refused('one_only');
}

function viewOf(principal: Principal, seen: SeenCase, { id, kind, fields }: GivenRecord): RecordView {
  return {
    id, caseId: seen.row.id, kind, section: kindRule(kind).section, fields, version: 1, fieldVersions: Object.fromEntries(Object.keys(fields).map((name) => [name, 1])),
    createdAt: seen.now, createdBy: principal.userId, createdByName: principal.displayName, organisationId: writerOrganisation(principal, seen), updatedAt: seen.now,
  };
}

/** Throws 422 `case_closed`: a closed file is read, until it is reopened. */
export function refuseOnClosed({ row }: SeenCase, kind: RecordKind): void {
  const refusal = closedCaseRefusal(row.status, kind);
  if (refusal) throw new Refused(refusal);
}

/** Throws 403 when the principal may not write this kind of record here. */
export function refuseUnlessWritable(principal: Principal, { forAbility, accessNow }: SeenCase, kind: RecordKind, action: 'create' | 'update'): void {
  const record = { section: kindRule(kind).section, kind, organisationId: forAbility.organisationId, grants: forAbility.grants, blocked: forAbility.blocked };
  if (!principal.ability.can(action, asRecord(record, accessNow))) throw new NotPermitted();
}
