import type { Random } from './random';

/** How public records of child victims combine (IOM and Polaris, Counter Trafficking Data Collaborative, k-anonymised). */
export interface Profile {
  readonly sex: 'female' | 'male';
  readonly exploitation: string;
  readonly recruiterRelation: string;
  readonly means: readonly string[];
  readonly isYoung: boolean;
}

const RECRUITERS: Readonly<Record<string, readonly string[]>> = {
  'Family/Relative': ['parent', 'aunt_uncle', 'cousin', 'step_parent'], 'Friend/Acquaintance': ['friend_peer', 'neighbour'],
  'Intimate Partner': ['intimate_partner'], Other: ['stranger', 'organised_group', 'online_contact'], 'Not Specified': ['unknown'],
};
const MEANS: Readonly<Record<string, readonly string[]>> = {
  Physical: ['use_of_force'], Threats: ['threat'], Financial: ['giving_or_receiving_payments_or_benefits'], Survival: ['abuse_of_position_of_vulnerability'],
  Other: ['deception'],
};
const LABOUR: Readonly<Record<string, string>> = { Begging: 'forced_begging', Peddling: 'street_selling', 'Domestic Work': 'domestic_servitude' };
const SEXUAL = ['sexual_prostitution', 'sexual_private', 'sexual_csam_online'];
/** The street work of the Albania-Greece programme, which the public records (mostly of other regions) hardly hold. */
const STREET: readonly (readonly [string, number])[] = [['forced_begging', 5], ['street_selling', 4], ['forced_labour_agri', 1]];

export type ProfileTable = readonly (readonly [Record<string, string>, number])[];

/** Rows of minor-profiles.csv with their counts. Throws when a column is missing. */
export function readProfiles(csv: string): ProfileTable {
  const [head = '', ...lines] = csv.trim().split(/\r?\n/);
  const columns = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    const row = Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? '']));
    const records = Number(row['records']);
    if (!Number.isInteger(records)) throw new Error('minor-profiles.csv: records is no number');
    return [row, records] as const;
  });
}

/** A child of the programme: half by the public records, half by the street work that the programme is about. */
export function drawProfile(random: Random, table: ProfileTable): Profile {
  const row = random.weighted(table);
  const isStreet = random.chance(0.5);
  const isMale = isStreet ? random.chance(0.55) : row['gender'] === 'Male';
  return {
    sex: isMale ? 'male' : 'female',
    exploitation: isStreet ? random.weighted(STREET) : formOf(random, row),
    recruiterRelation: random.pick(isStreet ? RECRUITERS['Family/Relative'] ?? [] : (RECRUITERS[row['recruiter'] ?? ''] ?? ['unknown'])),
    means: MEANS[row['control'] ?? ''] ?? [],
    isYoung: isStreet ? random.chance(0.35) : row['age_band'] === 'Age 0-8',
  };
}

function formOf(random: Random, row: Record<string, string>): string {
  if (row['exploitation'] === 'Sexual Exploitation') return random.pick(SEXUAL);
  if (row['exploitation'] === 'Forced Marriage') return 'forced_marriage';
  return LABOUR[row['labour'] ?? ''] ?? 'forced_labour_other';
}
