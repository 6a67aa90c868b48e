import { Inject, Injectable } from '@nestjs/common';
import { registerChanges } from '@tact/domain';
import { CaseAccess, CaseFinder, RecordReader, type RecordView, type SeenCase } from '@tact/server/cases';
import type { Principal } from '@tact/server/platform';
import type { FieldWrite } from '@tact/sync-protocol';
import { v7 as uuidv7 } from 'uuid';
import { RowPlaces } from '../registering/row-places';
import { fitsOwner } from '../registering/owner-finder';
import type { RunRow } from '../storage/import-records';
import type { ChangedRow, ChangeBook, ChangeTask } from './ports';
import { ChangeDesk } from './change-desk';
import { planned, type RowChanges } from './change-plan';
import { caseOfTexts, textsOf } from './raw-row';
import { valuesOfCase, valuesOfRow } from './register-values';

type Writes = Record<string, FieldWrite>;

/** Somebody changed the case after its row was compared. */
export class ChangedMeanwhile extends Error {}

/** Compares rows with the cases they became, and makes the changes that were decided, by the handlers that every change goes through. */
@Injectable()
export class CaseChanges implements ChangeBook {
  constructor(
    @Inject(CaseAccess) private readonly access: CaseAccess,
    @Inject(CaseFinder) private readonly finder: CaseFinder,
    @Inject(RecordReader) private readonly records: RecordReader,
    @Inject(RowPlaces) private readonly places: RowPlaces,
    @Inject(ChangeDesk) private readonly desk: ChangeDesk,
  ) {}

  async find(principal: Principal, run: RunRow, rows: readonly ChangedRow[], today: string): Promise<ReadonlyMap<number, RowChanges>> {
    const found = new Map<number, RowChanges>();
    await this.access.log(
      principal,
      'opened',
      async () => {
        const seen = (await this.finder.findMany(principal, rows.map(({ caseId }) => caseId))).filter(({ access }) => access === 'write');
        return { caseIds: seen.map(({ row }) => row.id), chosen: seen };
      },
      async (seen) => {
        const records = await this.records.ofMany(principal, seen);
        const cases = new Map(seen.map((one) => [one.row.id, one]));
        for (const row of rows) {
          const theCase = cases.get(row.caseId);
          const changes = theCase ? await this.compare(principal, run, row, theCase, records.get(row.caseId) ?? [], today) : null;
          if (changes) found.set(row.rowNo, changes);
        }
      },
    );
    return found;
  }

  /** Null for a row that says what it said, and for a case whose register row nobody may read. */
  private async compare(principal: Principal, run: RunRow, { rowNo, register, raw, caseId }: ChangedRow, seen: SeenCase, records: readonly RecordView[], today: string): Promise<RowChanges | null> {
    const source = records.filter(({ kind, fields }) => kind === 'import_source' && fields['row'] === rowNo && fields['register'] === register).at(-1);
    const before = textsOf(source?.fields['raw']);
    const [imported, inFile] = [before && caseOfTexts(before, today), caseOfTexts(raw, today)];
    if (!before || !imported || !inFile) return null;
    const [was, is] = [await this.places.find(run, imported), await this.places.find(run, inFile)];
    const name = (areaId: string | null): string | null => this.places.areaName(areaId, principal.language);
    const others = Object.keys({ ...before, ...raw }).filter((label) => before[label] !== raw[label]);
    const inTact = valuesOfCase(seen, records, name(seen.row.areaId), imported.owner, imported.owner !== null && seen.ownerName !== null && fitsOwner(seen.ownerName, imported.owner));
    const changes = registerChanges(valuesOfRow(imported, name(was.areaId), []), valuesOfRow(inFile, name(is.areaId), []), inTact);
    const texts = (row: Readonly<Record<string, string>>): string[] => others.flatMap((label) => (row[label] === undefined ? [] : [`${label}: ${row[label]}`]));
    const rest = { field: 'otherColumns', imported: texts(before), inTact: texts(before), inFile: texts(raw), conflict: false, byHand: false } as const;
    const all = changes.length > 0 || others.length === 0 ? changes : [rest];
    return all.length === 0 ? null : { caseId, changes: all.map((change) => planned(change, { seen, records, inFile, areaId: is.areaId })) };
  }

  async make(principal: Principal, { caseId, chosen, source }: ChangeTask, also: () => Promise<void>): Promise<void> {
    await this.access.inFile(principal, caseId, async () => {
      const onCase: Writes = {};
      const onRecords = new Map<string, Writes>();
      for (const { steps } of chosen) {
        Object.assign(onCase, steps.onCase ?? {});
        if (steps.onRecord) onRecords.set(steps.onRecord.id, { ...onRecords.get(steps.onRecord.id), ...steps.onRecord.writes });
      }
      if (Object.keys(onCase).length > 0) demandApplied(await this.desk.cases.execute(principal, caseId, onCase));
      for (const [id, writes] of onRecords) demandApplied(await this.desk.change.execute(principal, caseId, id, writes));
      for (const { kind, fields } of chosen.flatMap(({ steps }) => steps.adds ?? [])) await this.desk.add.execute(principal, caseId, { id: uuidv7(), kind, fields });
      await this.desk.add.execute(principal, caseId, { id: uuidv7(), kind: 'import_source', fields: { ...source, raw: source.raw.slice(0, 100_000) } });
      await also();
    });
  }
}

function demandApplied({ outcome }: { readonly outcome: string }): void {
  if (outcome === 'conflict') throw new ChangedMeanwhile();
}
