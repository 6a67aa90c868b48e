import { Inject, Injectable } from '@nestjs/common';
import { caseCode } from '@tact/domain';
import { type CaseCipher, CaseCiphers } from '@tact/server/crypto';
import { UnitOfWork } from '@tact/server/persistence';
import { BadRequest, Conflict, type Principal } from '@tact/server/platform';
import { v7 as uuidv7 } from 'uuid';
import { StageMoveEntity } from '../lifecycle/stage-move-row';
import { CaseEntity, type CaseRow } from './case-row';

export type NewCase = Pick<CaseRow, 'id' | 'programmeId' | 'organisationId' | 'teamId' | 'ownerId' | 'sex' | 'birthYear' | 'areaId' | 'presenceCountry'>
  & Partial<Omit<CaseRow, 'code' | 'version' | 'fieldVersions' | 'createdBy' | 'createdAt' | 'updatedBy' | 'updatedAt'>>;

const REFERENCES: Readonly<Record<string, string>> = { programme: 'programmeId', area: 'areaId', team: 'teamId' };

/** Writes the rows every case begins with: subject, case, key and the first entry of its history. */
@Injectable()
export class CaseMaker {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseCiphers) private readonly ciphers: CaseCiphers,
  ) {}

  /** False when a case with one of these ids exists, whoever may see it. */
  async areNew(ids: readonly string[]): Promise<boolean> {
    const [row] = await this.uow.query<{ free: boolean }>('select bool_and(tact.is_free_case_id(x.id)) as free from unnest($1::uuid[]) as x(id)', [ids]);
    return row?.free === true;
  }

  /** Domain time. */
  async now(): Promise<Date> {
    const [row] = await this.uow.query<{ now: Date }>('select tact.now() as now');
    return row!.now;
  }

  /**
   * Inserts the rows of cases, a statement a table; 400 naming the field for a programme, area or team that is not there; 409 `try_again`
   * when the same id is being stored. Answers in the order given.
   */
  async makeAll(principal: Principal, given: readonly NewCase[], at: Date): Promise<{ row: CaseRow; cipher: CaseCipher }[]> {
    const rows = given.map((one) => newRow(principal, one, at));
    const subjects = rows.filter((_, index) => !given[index]?.subjectId).map(({ subjectId }) => subjectId);
    if (subjects.length > 0) await this.uow.query('insert into tact.subject (id, created_at) select x.id, $2 from unnest($1::uuid[]) as x(id)', [subjects, at]);
    await this.uow.manager.insert(CaseEntity, rows).catch(refuseReference);
    const ciphers = await this.ciphers.createAll(rows.map(({ id }) => id));
    await this.uow.manager.insert(StageMoveEntity, rows.map((row) => ({
      id: uuidv7(), caseId: row.id, fromStage: null, toStage: row.stage, fromStatus: null, toStatus: row.status, at, by: principal.userId, reasonCode: row.source, gates: [],
    })));
    return rows.map((row, index) => ({ row, cipher: ciphers[index]! }));
  }
}

function newRow(principal: Principal, given: NewCase, at: Date): CaseRow {
  return {
    residenceCountry: null, exploitation: [], identificationSource: null, source: 'registered', stage: 'intake', status: 'open', risk: null,
    victimStatus: 'at_risk', registeredAt: at, stageSince: at, closedAt: null, closureReason: null, languages: [],
    nextDue: null, importRunId: null, ...given, subjectId: given.subjectId ?? uuidv7(), code: caseCode(given.id), version: 1, fieldVersions: {},
    createdBy: principal.userId, createdAt: at, updatedBy: principal.userId, updatedAt: at,
  };
}

function refuseReference(error: unknown): never {
  const driver = (error as { driverError?: { code?: string; detail?: string; constraint?: string } }).driverError;
  const table = driver?.code === '23503' ? /table "(\w+)"/.exec(driver.detail ?? '')?.[1] : undefined;
  const path = table === undefined ? undefined : REFERENCES[table];
  if (path !== undefined) throw new BadRequest([{ path, code: 'unknown_code' }]);
  if (driver?.code === '23505') throw new Conflict(driver.constraint === 'case_file_pkey' ? 'try_again' : 'id_taken');
  throw error;
}
