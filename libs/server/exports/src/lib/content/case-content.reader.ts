import { Inject, Injectable } from '@nestjs/common';
import type { PortableArea } from '@tact/domain';
import { CaseTextBook, RecordReader, type SeenCase } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import type { Principal } from '@tact/server/platform';
import type { ReadCase, Words } from './portable-case.builder';

interface AreaWords extends PortableArea {
  readonly id: string;
  readonly name: string;
}

/** Reads the content of cases under an access record that names them, a statement a table. */
@Injectable()
export class CaseContentReader {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(RecordReader) private readonly records: RecordReader,
    @Inject(CaseTextBook) private readonly texts: CaseTextBook,
  ) {}

  async read(principal: Principal, seen: readonly SeenCase[]): Promise<ReadCase[]> {
    const records = await this.records.ofMany(principal, seen);
    const texts = await this.texts.readMany(seen.map(({ row, access }) => ({ caseId: row.id, access })));
    return seen.map((one) => ({ seen: one, records: records.get(one.row.id) ?? [], texts: texts.get(one.row.id) ?? null }));
  }

  /** Every place and organisation by id; places by their English names, which registers of any office find again. */
  async words(): Promise<Words> {
    const areas = await this.uow.query<AreaWords>(`select id, code_system as system, code, coalesce(names ->> 'en', names ->> 'sq', names ->> 'el', names ->> 'ro', code) as name from tact.area`);
    const organisations = await this.uow.query<{ id: string; name: string }>('select id, name from tact.organisation');
    return { areas: new Map(areas.map((area) => [area.id, area])), organisations: new Map(organisations.map(({ id, name }) => [id, name])) };
  }
}
