import type { DataSource } from 'typeorm';
import { v5 as uuidv5 } from 'uuid';

const NAMESPACE = '7a1c7a00-0000-5000-8000-7ac7c0110a60';
const PEOPLE = {
  AL: [['Arta Begolli', 'sq'], ['Fation Nela', 'sq'], ['Suela Gjini', 'sq']],
  GR: [['Dimitra Vlachou', 'el'], ['Aris Kontos', 'el'], ['Marina Zisi', 'el']],
} as const;

/**
 * Colleagues of the demonstration's workers: they hold cases, so that nobody carries two hundred, and have no password to
 * sign in with. Idempotent.
 */
export async function addColleagues(admin: DataSource): Promise<void> {
  for (const [country, people] of Object.entries(PEOPLE)) {
    for (const [name, language] of people) {
      const id = uuidv5(name, NAMESPACE);
      await admin.query(`insert into tact.app_user (id, email, display_name, language, is_demo) values ($1, $2, $3, $4, true) on conflict do nothing`,
        [id, `${name.toLowerCase().replace(' ', '.')}@colleague.example`, name, language]);
      await admin.query(`insert into tact.membership (id, user_id, organisation_id, team_id, programme_id, role_id)
        select $1, $2, m.organisation_id, m.team_id, m.programme_id, m.role_id from tact.membership m join tact.role r on r.id = m.role_id and r.key = 'social_worker'
          join tact.organisation o on o.id = m.organisation_id and o.country = $3 and o.kind = 'ngo' join tact.credential c on c.user_id = m.user_id
        limit 1 on conflict do nothing`, [uuidv5(`membership ${name}`, NAMESPACE), id, country]);
    }
  }
}
