import { Inject, Injectable } from '@nestjs/common';
import { kindRule, type RecordKind, type VictimStatus } from '@tact/domain';
import { AddRecordHandler, CaseFinder, type NewRecord, type NewRegistration, type Origin, RegisterCaseHandler } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import { NotFound, type Principal } from '@tact/server/platform';
import { v7 as uuid } from 'uuid';
import type { CandidateRecord, CaseCandidate } from '../mapping/case-candidate';
import type { CaseRegistrar, RowSource } from '../run/ports';
import { restoredOrigin, restoredRecords } from './restored-case';
import { RowPlaces } from './row-places';

/** What a row adds to a case of the same child: who the child is and what was decided stay as that case has them. */
const notAppended = new Set(['identity', 'victim_status_decision']);

/** Makes cases of rows with the handlers of registration and of records, in the running unit of work. */
@Injectable()
export class RowRegistrar implements CaseRegistrar {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(RegisterCaseHandler) private readonly registration: RegisterCaseHandler,
    @Inject(AddRecordHandler) private readonly records: AddRecordHandler,
    @Inject(CaseFinder) private readonly cases: CaseFinder,
    @Inject(RowPlaces) private readonly places: RowPlaces,
  ) {}

  async registerAll(principal: Principal, sources: readonly RowSource[]): Promise<string[]> {
    const planned: NewRegistration[] = [];
    for (const source of sources) planned.push(await this.plan(source));
    const made = await this.registration.executeAll(principal, planned);
    const inputs: NewRecord[][] = [];
    for (const source of sources) inputs.push(await this.newRecords(source));
    await this.records.intoNewCases(principal, made.map((one, index) => ({ made: one, inputs: inputs[index]!, isRestored: sources[index]!.candidate.restored !== undefined })));
    return planned.map(({ id }) => id);
  }

  /** What the row adds to a case that is there: of a restored one only what a case has many of, with no meaning for where that case stands. */
  private async appended(source: RowSource): Promise<NewRecord[]> {
    if (!source.candidate.restored) return recordsOf(source, () => true);
    return (await this.newRecords(source)).filter(({ kind }) => kindRule(kind as RecordKind).multiplicity === 'many');
  }

  private async newRecords(source: RowSource): Promise<NewRecord[]> {
    const { restored } = source.candidate;
    if (!restored) return newRecords(source);
    const { areaIds } = await this.places.find(source.run, source.candidate);
    return restoredRecords(restored, source.register, source.rowNo, areaIds);
  }

  private async plan({ candidate, run }: RowSource): Promise<NewRegistration> {
    const place = await this.places.find(run, candidate);
    const input = {
      firstName: candidate.firstName, lastName: candidate.lastName, sex: candidate.sex, birthDate: candidate.birthDate, areaId: place.areaId,
      presenceCountry: candidate.restored ? candidate.restored.head.presenceCountry : (candidate.country ?? place.country), programmeId: run.programmeId, teamId: run.teamId,
    };
    const origin: Origin = {
      importRunId: run.id,
      ownerId: place.ownerId,
      status: candidate.caseStatus,
      more: {
        victimStatus: statusBefore(candidate), exploitation: candidate.exploitation,
        residenceCountry: candidate.country ?? candidate.nationality,
      },
      identity: identityOf(candidate),
      ...(candidate.restored ? restoredOrigin(candidate.restored) : {}),
    };
    return { id: uuid(), input, origin };
  }

  async link(principal: Principal, caseId: string, source: RowSource): Promise<string> {
    const [seen] = await this.cases.findMany(principal, [caseId]);
    if (!seen) throw new NotFound();
    const isWritable = seen.access === 'write';
    const holder = isWritable ? caseId : demand((await this.registerAll(principal, [source]))[0]);
    if (isWritable) await this.records.executeAll(principal, caseId, (await this.appended(source)).filter(({ kind }) => !notAppended.has(kind)));
    await this.uow.query(
      `insert into tact.subject_link (id, subject_id, case_id, role, by, at) values ($1, $2, $3, 'import_row', $4, tact.now())`,
      [uuid(), seen.row.subjectId, holder, principal.userId],
    );
    return holder;
  }
}

function newRecords(source: RowSource): NewRecord[] {
  return recordsOf(source, ({ kind, fields }) => kind !== 'identity' && !(kind === 'victim_status_decision' && fields['status'] === 'at_risk'));
}

/** What the row tells, and the row itself. */
function recordsOf(source: RowSource, takes: (record: CandidateRecord) => boolean): NewRecord[] {
  return [...source.candidate.records.filter(takes), sourceRecord(source)].map(({ kind, fields }) => ({ id: uuid(), kind, fields }));
}

function demand(caseId: string | undefined): string {
  if (caseId === undefined) throw new NotFound();
  return caseId;
}

/** The status a case has before the decision that the register tells of is recorded; the status itself where it tells of none. */
function statusBefore(candidate: CaseCandidate): VictimStatus {
  if (!candidate.records.some(({ kind }) => kind === 'victim_status_decision')) return candidate.victimStatus;
  return candidate.victimStatus === 'identified_victim' ? 'potential_victim' : 'at_risk';
}

function identityOf(candidate: CaseCandidate): Readonly<Record<string, unknown>> {
  return candidate.records.find(({ kind }) => kind === 'identity')?.fields ?? {};
}

/** The row as it stood in the register, whole: what no field could hold is in it. Never shared. */
function sourceRecord({ register, rowNo, raw }: RowSource): CandidateRecord {
  return { kind: 'import_source', fields: { register, row: rowNo, raw: JSON.stringify(raw).slice(0, 100_000) } };
}
