import { v5 as uuidv5 } from 'uuid';

export interface DemoOrganisation {
  readonly key: string;
  readonly kind: 'ngo' | 'duty_bearer';
  readonly category: 'state' | 'anti_trafficking_police' | 'municipality' | 'school' | 'ngo' | 'community';
  readonly name: string;
  readonly country: 'AL' | 'GR';
  readonly timezone: string;
  readonly team: string;
}

export interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly organisation: string;
  readonly language: 'en' | 'sq' | 'el';
}

/** Demonstration rows keep their ids, so that a second start finds them. */
export const demoId = (kind: 'organisation' | 'team' | 'user' | 'membership', key: string): string =>
  uuidv5(`demo|${kind}|${key}`, '7a1c7a00-0000-5000-8000-7ac70000da7a');

const albania = (key: string, kind: DemoOrganisation['kind'], category: DemoOrganisation['category'], name: string, team: string): DemoOrganisation =>
  ({ key, kind, category, name, country: 'AL', timezone: 'Europe/Tirane', team });

/** Every name is invented. */
export const DEMO_ORGANISATIONS: readonly DemoOrganisation[] = [
  albania('shtegu', 'ngo', 'ngo', 'Shtegu i Bardhë', 'Street team, Tirana and Durrës'),
  { key: 'anemodoura', kind: 'ngo', category: 'ngo', name: 'Anemodoura', country: 'GR', timezone: 'Europe/Athens', team: 'Street team, Thessaloniki' },
  albania('state', 'duty_bearer', 'state', 'State Social Service, regional office', 'Child care desk'),
  albania('police', 'duty_bearer', 'anti_trafficking_police', 'Anti-Trafficking Police, regional unit', 'Minors desk'),
  albania('municipality', 'duty_bearer', 'municipality', 'Child Protection Unit, Municipality of Durrës', 'Child protection workers'),
  albania('school', 'duty_bearer', 'school', 'School "Rruga e Dritës"', 'Psychosocial unit'),
  albania('shelter', 'duty_bearer', 'ngo', 'Shtëpia e Kaltër, day centre and shelter', 'Reception'),
  albania('community', 'duty_bearer', 'community', 'Community Mediators, Roma and Egyptian quarter', 'Mediators'),
  albania('office', 'ngo', 'ngo', 'Tact programme office', 'Programme office'),
];

const at = (organisation: string, role: string, language: DemoPerson['language'], name: string, mail: string): DemoPerson =>
  ({ name, email: `${mail}@${organisation}.example`, role, organisation, language });

/** Two workers and two supervisors in each NGO, a reviewer of each duty-bearer category, an administrator, a DPO, and a caseworker and a supervisor of the municipality, which takes files over. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  at('shtegu', 'social_worker', 'sq', 'Mirela Dodaj', 'mirela.dodaj'),
  at('shtegu', 'social_worker', 'sq', 'Ilir Brahja', 'ilir.brahja'),
  at('shtegu', 'supervisor', 'sq', 'Teuta Marku', 'teuta.marku'),
  at('shtegu', 'supervisor', 'sq', 'Gent Lleshi', 'gent.lleshi'),
  at('anemodoura', 'social_worker', 'el', 'Eleni Markou', 'eleni.markou'),
  at('anemodoura', 'social_worker', 'el', 'Nikos Valtinos', 'nikos.valtinos'),
  at('anemodoura', 'supervisor', 'el', 'Sofia Karydi', 'sofia.karydi'),
  at('anemodoura', 'supervisor', 'el', 'Petros Damalas', 'petros.damalas'),
  at('state', 'duty_bearer', 'sq', 'Vjollca Prenga', 'vjollca.prenga'),
  at('police', 'duty_bearer', 'sq', 'Agron Shkreta', 'agron.shkreta'),
  at('municipality', 'duty_bearer', 'sq', 'Ardita Vela', 'ardita.vela'),
  at('school', 'duty_bearer', 'sq', 'Luljeta Kodra', 'luljeta.kodra'),
  at('shelter', 'duty_bearer', 'sq', 'Bardha Zefi', 'bardha.zefi'),
  at('community', 'duty_bearer', 'sq', 'Safet Rrema', 'safet.rrema'),
  at('office', 'administrator', 'en', 'Adrian Toska', 'adrian.toska'),
  at('office', 'dpo', 'en', 'Ioanna Lekka', 'ioanna.lekka'),
  at('municipality', 'social_worker', 'sq', 'Elira Kola', 'elira.kola'),
  at('municipality', 'supervisor', 'sq', 'Genti Bardhi', 'genti.bardhi'),
];
