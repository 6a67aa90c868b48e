import { makeConsents } from './make-consents';
import { familyName, firstName, languagesOf } from './names';
import type { SeedCase, SeedRecord } from './plan';
import type { Profile } from './profiles';
import type { Random } from './random';
import { goalText, noteText, riskText, safeContactText } from './texts';

const DAY = 86_400_000;

type Base = Omit<SeedCase, 'records' | 'tasks'>;

const iso = (date: Date): string => date.toISOString().slice(0, 10);

/** The records of one file, oldest first. `size` is how many notes and visits it holds besides the usual ones. */
export function makeRecords(random: Random, base: Base, profile: Profile, size: number, now: Date): SeedRecord[] {
  const day = (after: number): Date => new Date(Math.min(base.registeredAt.getTime() + after * DAY, now.getTime() - 3_600_000));
  const language = base.office;
  const age = now.getUTCFullYear() - Number(base.birthDate.slice(0, 4));
  const records: SeedRecord[] = [
    identity(random, base, day(0)),
    { kind: 'safe_contact', at: day(0), fields: { how: safeContactText(random, language) } },
    ...family(random, base, age, day(1)),
    ...(base.risk === null ? [] : [screening(random, base, day(1))]),
  ];
  if (base.stage === 'intake') return records;
  records.push(
    ...makeConsents(random, base.birthDate, laterOf(day(2), new Date(now.getTime() - random.int(1, 30) * DAY))),
    { kind: 'assessment', at: day(6), fields: { type: 'initial', on: iso(day(6)), seenChild: true, child: riskText(random, language), done: true, language } },
    { kind: 'plan_goal', at: day(12), fields: { goal: goalText(random, language), area: random.pick(['social', 'education', 'economic']), dueOn: iso(day(120)), state: base.status === 'closed' ? 'met' : 'open' } },
    { kind: 'service', at: day(14), fields: { type: random.pick(['social', 'education', 'economic', 'psychological']), to: random.pick(['child', 'carer', 'household']), delivery: 'direct_NGO', from: iso(day(14)), state: base.status === 'closed' ? 'done' : 'in_progress' } },
  );
  if (base.stage !== 'prevention') records.push(...protection(random, base, profile, day));
  for (let at = 0; at < size; at += 1) records.push(at % 3 === 0 ? visit(random, base, day(15 + at * 6)) : { kind: 'note', at: day(9 + at * 5), fields: { text: noteText(random, language), language } });
  return records.sort((a, b) => a.at.getTime() - b.at.getTime());
}

const laterOf = (a: Date, b: Date): Date => (a > b ? a : b);

function identity(random: Random, base: Base, at: Date): SeedRecord {
  const isDay = base.birthDate.length === 10;
  return { kind: 'identity', at, fields: {
    firstName: base.names.first, lastName: base.names.last, ...(base.names.alias ? { aliases: [base.names.alias] } : {}), birthDate: base.birthDate,
    birthPrecision: isDay ? 'day' : 'year', nationalities: [base.community === 'greek' ? 'GR' : base.community === 'romanian' ? 'RO' : 'AL'], languages: languagesOf(base.community),
    ethnicity: random.chance(0.7) ? base.community : 'not_asked', interpreterNeeded: base.presence === 'GR' && base.community !== 'greek',
  } };
}

function family(random: Random, base: Base, age: number, at: Date): SeedRecord[] {
  const member = (relation: string, sex: 'female' | 'male', years: number, role: string, home: boolean): SeedRecord => ({ kind: 'family_member', at, fields: {
    name: `${firstName(random, base.community, sex)} ${relation === 'mother' ? familyName(random, base.community) : base.names.last}`, relation, sex,
    birthYear: at.getUTCFullYear() - age - years, role, livesWithChild: home } });
  return [
    member('mother', 'female', random.int(18, 34), 'carer', random.chance(0.8)),
    ...(random.chance(0.6) ? [member('father', 'male', random.int(20, 38), 'household', random.chance(0.5))] : []),
    ...(random.chance(0.5) ? [member(random.chance(0.5) ? 'brother' : 'sister', random.chance(0.5) ? 'male' : 'female', random.int(-3, 4), 'sibling', true)] : []),
    ...(random.chance(0.25) ? [member('grandmother', 'female', random.int(40, 55), 'carer', true)] : []),
  ];
}

function screening(random: Random, base: Base, at: Date): SeedRecord {
  const count = { high: 4, medium: 3, low: 1 }[base.risk ?? 'low'];
  return { kind: 'risk_screening', at, fields: {
    level: base.risk ?? 'low', on: iso(at), seenInPerson: true, individual: random.some(['out_of_school', 'irregular_school', 'unregistered_birth', 'street_situation', 'victim_of_violence', 'no_id'], count),
    household: random.some(['extreme_poverty', 'debt', 'absent_parent_abroad', 'violence', 'overcrowding_or_shelter', 'no_social_assistance'], count),
    community: random.some(['segregated_settlement', 'seasonal_migration_custom', 'known_recruiter', 'discrimination'], Math.min(2, count)),
    ...(base.risk === 'high' ? { danger: [random.pick(['exploitation_ongoing', 'contact_with_exploiter', 'no_carer'])] } : {}),
    narrative: riskText(random, base.office), language: base.office } };
}

function protection(random: Random, base: Base, profile: Profile, day: (after: number) => Date): SeedRecord[] {
  const language = base.office;
  return [
    { kind: 'mandatory_report', at: day(2), fields: { made: true, to: base.presence === 'GR' ? 'Εισαγγελία Ανηλίκων' : 'Njësia për Mbrojtjen e Fëmijës', reference: `${random.int(100, 999)}/${day(2).getUTCFullYear()}`, on: iso(day(2)) } },
    ...(base.exploitation.length > 0 ? [{ kind: 'exploitation_event' as const, at: day(3), fields: { event: 'exploitation', forms: [...base.exploitation], from: iso(base.registeredAt).slice(0, 7), country: base.presence,
      recruiterRelation: profile.recruiterRelation, ...(profile.means.length > 0 ? { means: [...profile.means] } : {}), narrative: riskText(random, language), language } }] : []),
    ...(base.victimStatus === 'at_risk' ? [] : [{ kind: 'victim_status_decision' as const, at: day(5), fields: { status: base.victimStatus, on: iso(day(5)), ...(base.victimStatus === 'identified_victim' ? { decidingBody: 'Police' } : {}), reason: riskText(random, language) } }]),
    { kind: 'safety_plan', at: day(5), fields: { danger: riskText(random, language), safePlace: random.pick(['Qendra ditore', 'Shkolla', 'Ξενώνας']), reviewOn: iso(day(40)), language } },
    { kind: 'health_note', at: day(8), fields: { on: iso(day(8)), type: random.pick(['health', 'psychological']), narrative: noteText(random, language), language } },
    ...(base.stage === 'protection' ? [] : [{ kind: 'placement' as const, at: day(20), fields: { arrangement: random.pick(['one_parent', 'kinship_care', 'specialised_shelter']), from: iso(day(20)), safe: true, country: base.presence } }]),
  ];
}

function visit(random: Random, base: Base, at: Date): SeedRecord {
  return { kind: 'visit', at, fields: { on: iso(at), seenChild: random.chance(0.85), ...(base.risk ? { risk: base.risk } : {}), narrative: noteText(random, base.office), language: base.office } };
}

