import { Injectable, inject } from '@angular/core';
import { Api } from '@tact/web/core';
import type { Change, CodeValue, MaybeChange, Membership, Organisation, Person, RegisterVersion, Role, RolePermission, Setting, Team, WorkLeft } from './admin-model';
import { Paged, query } from './paged';

const PAGE = 50;
const MOST = 200;

/** The routes of administration. All throw `ApiProblem`; PATCH is refused with 409 `version_conflict` and the present row. */
@Injectable({ providedIn: 'root' })
export class AdminApi {
  private readonly api = inject(Api);

  list<T>(path: string, filter: () => Readonly<Record<string, string | null>> = () => ({}), limit = PAGE): Paged<T> {
    return new Paged((cursor) => this.api.get(`/admin/${path}${query({ ...filter(), limit, cursor })}`));
  }

  organisations = (): Paged<Organisation> => this.list('organisations', undefined, MOST);
  teams = (organisationId: () => string): Paged<Team> => this.list('teams', () => ({ organisationId: organisationId() }), MOST);
  people = (filter: () => Readonly<Record<string, string | null>>): Paged<Person> => this.list('users', filter);
  memberships = (userId: () => string): Paged<Membership> => this.list('memberships', () => ({ userId: userId() }), MOST);
  roles = (): Paged<Role> => this.list('roles', undefined, MOST);
  settings = (): Paged<Setting> => this.list('settings', undefined, MOST);
  codes = (list: () => string): Paged<CodeValue> => this.list('codes', () => ({ list: list() }), MOST);
  changes = (state: () => string): Paged<Change> => this.list('changes', () => ({ state: state() }));

  addOrganisation(body: object): Promise<Organisation> {
    return this.api.post('/admin/organisations', body);
  }

  changeOrganisation(id: string, body: object, version: number): Promise<Organisation> {
    return this.api.patch(`/admin/organisations/${id}`, body, { version });
  }

  addTeam(organisationId: string, name: string): Promise<Team> {
    return this.api.post('/admin/teams', { organisationId, name });
  }

  changeTeam(id: string, name: string, version: number): Promise<Team> {
    return this.api.patch(`/admin/teams/${id}`, { name }, { version });
  }

  addPerson(body: object): Promise<Person> {
    return this.api.post('/admin/users', body);
  }

  changePerson(id: string, body: object, version: number): Promise<Person> {
    return this.api.patch(`/admin/users/${id}`, body, { version });
  }

  reset(id: string, what: 'password-reset' | 'second-factor-reset'): Promise<Change> {
    return this.api.post(`/admin/users/${id}/${what}`);
  }

  grant(body: object): Promise<MaybeChange<Membership>> {
    return this.api.post('/admin/memberships', body);
  }

  /** What is open in that person's name, in numbers, and who may take it over. */
  workLeft(id: string): Promise<WorkLeft> {
    return this.api.get(`/admin/memberships/${id}/work`);
  }

  /** `heirId` null: the work goes to the team's queue. */
  endMembership(id: string, version: number, heirId: string | null): Promise<Membership> {
    return this.api.post(`/admin/memberships/${id}/end`, { version, heirId });
  }

  addRole(body: object): Promise<MaybeChange<Role>> {
    return this.api.post('/admin/roles', body);
  }

  changeRole(id: string, body: { name?: string; caseScope?: string; permissions?: readonly RolePermission[] }, version: number): Promise<MaybeChange<Role>> {
    return this.api.patch(`/admin/roles/${id}`, body, { version });
  }

  changeSetting(key: string, value: unknown, version: number): Promise<Setting> {
    return this.api.patch(`/admin/settings/${key}`, { value }, { version });
  }

  /** Versions of `settings/KEY` or `codes/LIST/CODE`, newest first. */
  history(path: string): Promise<readonly RegisterVersion[]> {
    return this.api.get(`/admin/${path}/history`);
  }

  addCode(body: object): Promise<CodeValue> {
    return this.api.post('/admin/codes', body);
  }

  changeCode(list: string, code: string, body: object, version: number): Promise<CodeValue> {
    return this.api.patch(`/admin/codes/${list}/${code}`, body, { version });
  }

  decide(id: string, what: 'confirm' | 'refuse' | 'withdraw', version: number): Promise<Change> {
    return this.api.post(`/admin/changes/${id}/${what}`, { version });
  }
}
