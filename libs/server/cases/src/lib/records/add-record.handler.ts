import { Inject, Injectable } from '@nestjs/common';
import { kindRule, type RecordKind, validateRecord } from '@tact/domain';
import { asRecord } from '@tact/permissions';
import { BadRequest, NotPermitted, Refused, type Principal } from '@tact/server/platform';
import { CaseFinder } from '../access/case-finder';
import type { SeenCase } from '../access/seen-case';
import { CodeLists } from '../case/code-lists';
import { CaseEvents } from '../events/case-events';
import { presentFields, RecordBook, writerOrganisation } from './record-book';
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
   * that a case has once, 422 with the refusal of the domain rule. The same id again by the same person changes nothing.
   */
  async execute(principal: Principal, caseId: string, input: NewRecord): Promise<RecordView> {
    const seen = await this.finder.findFor(principal, caseId, 'read');
    const { ok, problems } = validateRecord(input.kind, input.fields, await this.codes.extra(), seen.now);
    if (!ok) throw new BadRequest(problems.map(({ field, code }) => ({ path: field, code })));
    const kind = input.kind as RecordKind;
    const fields = presentFields(input.fields);
    refuseUnlessWritable(principal, seen, kind, 'create');
    const present = kindRule(kind).multiplicity === 'one' ? await this.book.idOf(caseId, kind) : null;
    if (present !== null && present !== input.id) throw new Refused('one_only', { recordId: present });
    const cipher = await this.book.cipher(caseId);
    if (await this.book.insert(principal, cipher, seen, { id: input.id, kind, fields })) {
      const after = await this.effects.ofNew(principal, seen, kind, fields);
      if (kind === 'identity') await this.effects.ofIdentity(principal, after, cipher, fields);
      await this.events.emit({ type: 'record_added', principal, caseId, at: seen.now, recordId: input.id, kind, fields });
    }
    return {
      id: input.id, caseId, kind, section: kindRule(kind).section, fields, version: 1, fieldVersions: Object.fromEntries(Object.keys(fields).map((name) => [name, 1])),
      createdAt: seen.now, createdBy: principal.userId, createdByName: principal.displayName, organisationId: writerOrganisation(principal, seen), updatedAt: seen.now,
    };
  }
}

/** Throws 403 when the principal may not write this kind of record here. */
export function refuseUnlessWritable(principal: Principal, { forAbility, accessNow }: SeenCase, kind: RecordKind, action: 'create' | 'update'): void {
  const record = { section: kindRule(kind).section, kind, organisationId: forAbility.organisationId, grants: forAbility.grants, blocked: forAbility.blocked };
  if (!principal.ability.can(action, asRecord(record, accessNow))) throw new NotPermitted();
}
