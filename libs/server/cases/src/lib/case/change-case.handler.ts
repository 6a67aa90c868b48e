import { Inject, Injectable } from '@nestjs/common';
import { compareRisk, type RiskLevel } from '@tact/domain';
import { type FieldWrite, mergeFields, seenWrites } from '@tact/sync-protocol';
import { UnitOfWork } from '@tact/server/persistence';
import { BadRequest, Refused, type Principal } from '@tact/server/platform';
import { CaseFinder } from '../access/case-finder';
import type { SeenCase } from '../access/seen-case';
import type { Changed } from '../records/change-record.handler';
import { RecordEffects } from '../records/record-effects';
import { checkCasePatch } from './case-fields';
import type { CaseRow } from './case-row';
import { CaseTextBook, type CaseTexts, isCaseText } from './case-texts';
import { type CaseChanges, CaseWriter } from './case-writer';

/** Changes fields of a case, merged field by field. Runs inside a unit of work, under an access record of the case where a text is among them. */
@Injectable()
export class ChangeCaseHandler {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseFinder) private readonly finder: CaseFinder,
    @Inject(CaseWriter) private readonly writer: CaseWriter,
    @Inject(RecordEffects) private readonly effects: RecordEffects,
    @Inject(CaseTextBook) private readonly texts: CaseTextBook,
  ) {}

  /**
   * Each write carries the version of the field that was seen; fields in conflict keep the server's value, the others are stored. Throws
   * 404, 403, 400 naming fields, 422 `screening_needed` when risk would fall, 422 `case_closed` for a closed case.
   */
  async execute(principal: Principal, caseId: string, writes: Readonly<Record<string, FieldWrite>>): Promise<Changed<SeenCase>> {
    checkCasePatch(Object.fromEntries(Object.entries(writes).map(([name, { value }]) => [name, value])));
    const before = await this.finder.findFor(principal, caseId, 'update');
    const texts = Object.keys(writes).some(isCaseText) ? await this.texts.read(caseId, before.access) : {};
    const { applied, conflicts, merged } = mergeFields({ ...plainValues(before.row), ...texts }, before.row.fieldVersions, seenWrites(writes, before.row.version));
    const { risk, ...changes } = applied as { risk?: RiskLevel } & Record<string, unknown>;
    await this.check(before, applied);
    const written = Object.fromEntries(Object.entries(changes).filter(([name]) => isCaseText(name))) as Partial<CaseTexts>;
    let value = await this.writer.update(principal, before, changesOf(changes), Object.keys(written));
    if (Object.keys(written).length > 0) await this.texts.write(caseId, principal.userId, before.now, written);
    if (risk !== undefined) {
      if (before.row.risk !== null && compareRisk(risk, before.row.risk) < 0) throw new Refused('screening_needed');
      await this.effects.setRisk(principal, value, risk);
      value = await this.finder.find(principal, caseId);
    }
    return { outcome: conflicts.length > 0 ? 'conflict' : merged ? 'merged' : 'applied', value, conflicts };
  }

  private async check({ row }: SeenCase, changes: Readonly<Record<string, unknown>>): Promise<void> {
    if (row.status === 'closed' && Object.keys(changes).length > 0) throw new Refused('case_closed');
    if (typeof changes['areaId'] !== 'string') return;
    const [area] = await this.uow.query('select 1 from tact.area where id = $1', [changes['areaId']]);
    if (!area) throw new BadRequest([{ path: 'areaId', code: 'unknown_code' }]);
  }
}

function plainValues(row: CaseRow): Record<string, unknown> {
  return { ...row, nextDue: row.nextDue?.toISOString() ?? null };
}

function changesOf(changes: Readonly<Record<string, unknown>>): CaseChanges {
  const due = changes['nextDue'];
  return { ...Object.fromEntries(Object.entries(changes).filter(([name]) => !isCaseText(name))), ...(typeof due === 'string' ? { nextDue: new Date(due) } : {}) };
}
