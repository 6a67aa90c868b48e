import { Inject, Injectable } from '@nestjs/common';
import { CaseAccess, CaseFinder, type SeenCase } from '@tact/server/cases';
import { CaseCiphers } from '@tact/server/crypto';
import { UnitOfWork } from '@tact/server/persistence';
import type { Principal } from '@tact/server/platform';
import { NameCandidates } from '@tact/server/search';
import { matchPeople, type MatchPerson } from '../matching/match-score';
import type { CaseMatcher, KnownCase, PersonView } from '../run/ports';

interface CasePerson extends MatchPerson {
  readonly caseId: string;
  readonly birthPrecision: string;
  /** The area as the principal's language names it. */
  readonly place: string | null;
}

interface SealedRow {
  readonly id: string;
  readonly caseId: string;
  readonly sealed: Buffer;
}

/** Names a look at candidates may decrypt for one row of the register. */
const mostPerRow = 20;
/** Cases one access record may name. */
const mostPerRecord = 500;

/** Existing cases that a row may be. The blind index proposes; a `matched` record is committed before names are decrypted. */
@Injectable()
export class ExistingCases implements CaseMatcher {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(NameCandidates) private readonly names: NameCandidates,
    @Inject(CaseAccess) private readonly access: CaseAccess,
    @Inject(CaseFinder) private readonly cases: CaseFinder,
    @Inject(CaseCiphers) private readonly ciphers: CaseCiphers,
  ) {}

  async match(principal: Principal, people: readonly MatchPerson[]): Promise<readonly (readonly KnownCase[])[]> {
    const proposed = await this.uow.run(principal, () => this.propose(people));
    const known = await this.look(principal, [...new Set(proposed.flat())]);
    return people.map((person, index) =>
      (proposed[index] ?? []).flatMap((caseId) => {
        const other = known.get(caseId)?.person;
        const match = other ? matchPeople(person, other) : null;
        return match ? [{ caseId, ...match }] : [];
      }),
    );
  }

  async show(principal: Principal, caseIds: readonly string[]): Promise<ReadonlyMap<string, { code: string; person: PersonView }>> {
    const known = await this.look(principal, caseIds);
    return new Map([...known].map(([id, { seen, person }]) => [id, { code: seen.row.code, person: viewOf(seen, person) }]));
  }

  private async propose(people: readonly MatchPerson[]): Promise<string[][]> {
    const found: string[][] = [];
    for (const person of people) found.push(person.name === '' ? [] : await this.names.caseIds(person.name, mostPerRow));
    return found;
  }

  private async look(principal: Principal, caseIds: readonly string[]): Promise<Map<string, { seen: SeenCase; person: CasePerson }>> {
    const known = new Map<string, { seen: SeenCase; person: CasePerson }>();
    for (let at = 0; at < caseIds.length; at += mostPerRecord) {
      const part = await this.access.log(
        principal,
        'matched',
        async () => {
          const seen = (await this.cases.findMany(principal, caseIds.slice(at, at + mostPerRecord))).filter(({ sections }) => sections.includes('identity'));
          return { caseIds: seen.map(({ row }) => row.id), chosen: seen, section: 'identity' };
        },
        (seen) => this.people(principal, seen),
      );
      for (const one of part) known.set(one.person.caseId, one);
    }
    return known;
  }

  /** Names and birth dates, under the access record. */
  private async people(principal: Principal, seen: readonly SeenCase[]): Promise<{ seen: SeenCase; person: CasePerson }[]> {
    const ids = seen.map(({ row }) => row.id);
    const ciphers = await this.ciphers.forCases(ids);
    const names = await this.sealed(`select id, case_id as "caseId", sealed from tact.case_name where case_id = any($1::uuid[]) and kind = 'primary'`, ids);
    const identities = await this.sealed(
      `select id, case_id as "caseId", sealed from tact.case_record where case_id = any($1::uuid[]) and kind = 'identity' and deleted_at is null and sealed is not null`, ids);
    const places = await this.places(principal, seen);
    return seen.map((one) => {
      const { id, sex, birthYear } = one.row;
      const cipher = ciphers.get(id);
      const [name, identity] = [names.get(id), identities.get(id)];
      const fields = cipher && identity ? cipher.open<Record<string, unknown>>('case_record', 'sealed', identity.id, identity.sealed) : {};
      const birthDate = typeof fields['birthDate'] === 'string' ? fields['birthDate'] : birthYear === null ? null : String(birthYear);
      const person: CasePerson = {
        caseId: id, name: cipher && name ? cipher.open<string>('case_name', 'sealed', name.id, name.sealed) : '', birthDate, sex, town: null,
        birthPrecision: birthDate === null ? 'unknown' : birthDate.length === 10 ? 'day' : birthDate.length === 7 ? 'month' : 'year',
        place: places.get(one.row.areaId ?? '') ?? null,
      };
      return { seen: one, person };
    });
  }

  private async places(principal: Principal, seen: readonly SeenCase[]): Promise<Map<string, string>> {
    const rows = await this.uow.query<{ id: string; name: string }>(
      `select id, coalesce(names ->> $2, names ->> 'sq', names ->> 'el', names ->> 'ro', names ->> 'en') as name from tact.area where id = any($1::uuid[])`,
      [seen.flatMap(({ row }) => row.areaId ?? []), principal.language],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  private async sealed(sql: string, ids: readonly string[]): Promise<Map<string, SealedRow>> {
    const rows = await this.uow.query<SealedRow>(sql, [ids]);
    return new Map(rows.map((row) => [row.caseId, row]));
  }
}

function viewOf({ row }: SeenCase, person: CasePerson): PersonView {
  return {
    name: person.name, birthDate: person.birthDate, birthPrecision: person.birthPrecision, sex: row.sex, town: person.place, exploitation: row.exploitation,
    foundBy: row.identificationSource, status: row.status,
  };
}
