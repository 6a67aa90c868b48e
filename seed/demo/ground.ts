import type { DataSource } from 'typeorm';
import type { SeedArea, SeedGround, SeedWorker } from './plan';

/** The places of the programme, most work first; the internal routes to Tirana and Durrës weigh most. */
const PLACES = {
  AL: ['Tirana', 'Durrës', 'Elbasan', 'Korçë', 'Kamëz', 'Fier', 'Shkodër', 'Vlorë', 'Berat', 'Gjirokastër', 'Lushnjë', 'Pogradec', 'Kuçovë', 'Kukës', 'Krujë', 'Lezhë'],
  GR: ['Thessaloniki', 'Athens', 'Central Macedonia', 'Attica', 'Epirus'],
} as const;

/** The workers, areas and time that invented cases stand on. Throws when the demo accounts are not there yet. */
export async function readGround(admin: DataSource, now: Date): Promise<SeedGround> {
  const workers = (await admin.query(`select m.user_id as "userId", m.organisation_id as "organisationId", m.team_id as "teamId",
      coalesce(m.programme_id, (select id from tact.programme order by key limit 1)) as "programmeId", o.country
    from tact.membership m join tact.role r on r.id = m.role_id join tact.organisation o on o.id = m.organisation_id
    where r.key = 'social_worker' and o.kind = 'ngo' and m.valid_to is null order by o.country, m.user_id`)) as SeedWorker[];
  if (workers.length === 0) throw new Error('no social workers: make the demo accounts first');
  return { workers, areas: { AL: await areas(admin, PLACES.AL), GR: await areas(admin, PLACES.GR) }, now };
}

async function areas(admin: DataSource, places: readonly string[]): Promise<SeedArea[]> {
  const rows = (await admin.query(`select distinct on (p.place) a.id, p.place as name, p.at from unnest($1::text[]) with ordinality as p(place, at)
    join tact.area a on p.place in (select value from jsonb_each_text(a.names)) order by p.place, (a.kind = 'municipality') desc`, [places])) as (SeedArea & { at: string })[];
  return rows.sort((a, b) => Number(a.at) - Number(b.at)).map(({ id, name }) => ({ id, name }));
}
