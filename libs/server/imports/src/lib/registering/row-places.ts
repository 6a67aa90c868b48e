import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import type { CaseCandidate } from '../mapping/case-candidate';
import type { RunRow } from '../storage/import-records';
import { AreaFinder, type AreaRow } from './area-finder';
import { findOwner, type TeamMember } from './owner-finder';
import type { AreaIds } from './restored-case';

export interface RowPlace {
  readonly areaId: string | null;
  readonly ownerId: string | null;
  /** The organisation's country. */
  readonly country: string | null;
  /** Ids of places by `<system>|<code>`. */
  readonly areaIds: AreaIds;
}

interface Known {
  readonly runId: string;
  readonly areas: AreaFinder;
  readonly members: readonly TeamMember[];
  readonly country: string | null;
  readonly areaIds: AreaIds;
  readonly areaRows: ReadonlyMap<string, AreaRow>;
}

/** Finds the area and the owner a row names, and keeps what it looks them up in for the run at hand. */
@Injectable()
export class RowPlaces {
  private known: Known | null = null;

  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  async find(run: RunRow, candidate: CaseCandidate): Promise<RowPlace> {
    const { areas, members, country, areaIds } = this.known?.runId === run.id ? this.known : (this.known = await this.load(run));
    const restored = candidate.restored?.head.area;
    const areaId = (restored && areaIds.get(`${restored.system}|${restored.code}`)) ?? areas.find(candidate.town, candidate.province, candidate.country);
    return { areaId, ownerId: findOwner(members, candidate.owner), country, areaIds };
  }

  /** A place of the run at hand in a language, or in any that it has a name in. */
  areaName(id: string | null, language: string): string | null {
    const names = this.known?.areaRows.get(id ?? '')?.names ?? {};
    return names[language] ?? names['en'] ?? Object.values(names)[0] ?? null;
  }

  private async load(run: RunRow): Promise<Known> {
    const areas = await this.uow.query<AreaRow>(
      `select id, parent_id as "parentId", kind, code_system as "codeSystem", code, names from tact.area where valid_to is null or valid_to > current_date`,
    );
    const members = await this.uow.query<TeamMember>(
      `select distinct u.id as "userId", u.display_name as "displayName", u.email from tact.membership m join tact.app_user u on u.id = m.user_id
       join tact.role r on r.id = m.role_id
       where m.organisation_id = $1 and ($2::uuid is null or m.team_id = $2) and r.case_scope in ('own', 'team') and u.active
         and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())`,
      [run.organisationId, run.teamId],
    );
    const [organisation] = await this.uow.query<{ country: string }>('select country from tact.organisation where id = $1', [run.organisationId]);
    return { runId: run.id, areas: new AreaFinder(areas), members, country: organisation?.country ?? null, areaRows: new Map(areas.map((area) => [area.id, area])), areaIds: new Map(areas.map(({ codeSystem, code, id }) => [`${codeSystem}|${code}`, id])) };
  }
}
