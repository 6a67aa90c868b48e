import { DEFAULT_FOLLOW_UP } from '@tact/domain';
import { makeRecords } from './make-records';
import { familyName, firstName, type Community } from './names';
import type { SeedCase, SeedGround, SeedTask } from './plan';
import { drawProfile, type ProfileTable } from './profiles';
import type { Random } from './random';

const DAY = 86_400_000;

const STAGES: readonly (readonly [SeedCase['stage'], number])[] = [['intake', 12], ['prevention', 34], ['protection', 32], ['assisted_return', 5], ['reintegration', 12], ['referral', 5]];
const RISK: Readonly<Record<SeedCase['stage'], readonly (readonly ['high' | 'medium' | 'low', number])[]>> = {
  intake: [['medium', 2], ['low', 2], ['high', 1]], prevention: [['low', 3], ['medium', 1]], protection: [['high', 2], ['medium', 3]],
  assisted_return: [['high', 1], ['medium', 1]], reintegration: [['medium', 2], ['low', 2]], referral: [['low', 3], ['medium', 1]],
};
/** Roma and Egyptian children are most of those the programme meets in the street (programmes/tact-iii-albania-greece). */
const COMMUNITY: readonly (readonly [Community, number])[] = [['roma', 42], ['egyptian', 26], ['albanian', 30], ['greek', 1], ['romanian', 1]];
const PATH: Readonly<Record<SeedCase['stage'], readonly string[]>> = {
  intake: ['intake'], prevention: ['intake', 'prevention'], protection: ['intake', 'prevention', 'protection'],
  assisted_return: ['intake', 'protection', 'assisted_return'], reintegration: ['intake', 'protection', 'reintegration'],
  referral: ['intake', 'prevention', 'protection', 'referral'],
};
const VICTIM: readonly (readonly [string, number])[] = [['at_risk', 4], ['potential_victim', 4], ['presumed_victim', 2], ['identified_victim', 1]];

/** The `index`-th invented child. The first of each hundred has a thick file of 60 records and more. */
export function makeCase(random: Random, index: number, ground: SeedGround, profiles: ProfileTable): SeedCase {
  const worker = ground.workers[index % ground.workers.length];
  if (!worker) throw new Error('no workers to keep the cases');
  const profile = drawProfile(random, profiles);
  const stage = index % 100 === 0 ? 'protection' : random.weighted(STAGES);
  const community = random.weighted(COMMUNITY);
  const registeredAt = new Date(ground.now.getTime() - random.int(stage === 'intake' ? 0 : 40, stage === 'intake' ? 9 : 700) * DAY - random.int(1, 9) * 3_600_000);
  const isClosed = stage !== 'intake' && random.chance(0.08);
  const years = profile.isYoung ? random.int(1, 8) : random.int(9, 16);
  const birthYear = registeredAt.getUTCFullYear() - years;
  const area = worker.country === 'AL' ? weightedArea(random, ground.areas.AL) : weightedArea(random, ground.areas.GR);
  const isProtected = stage !== 'intake' && stage !== 'prevention';
  const last = familyName(random, community);
  const base: Omit<SeedCase, 'records' | 'tasks'> = {
    id: random.uuid(registeredAt.getTime()), worker, isUnassigned: stage === 'intake' && random.chance(0.2), community, office: worker.country === 'GR' ? 'el' : 'sq',
    stage, status: isClosed ? 'closed' : 'open', risk: stage === 'intake' && random.chance(0.5) ? null : random.weighted(RISK[stage]), victimStatus: isProtected ? random.weighted(VICTIM) : 'at_risk',
    sex: profile.sex, birthDate: random.chance(0.7) ? `${birthYear}-${pad(random.int(1, 12))}-${pad(random.int(1, 28))}` : String(birthYear), area,
    presence: stage === 'assisted_return' ? 'GR' : worker.country, residence: stage === 'assisted_return' ? 'AL' : community === 'greek' ? 'GR' : community === 'romanian' ? 'RO' : 'AL', exploitation: isProtected && random.chance(0.8) ? [profile.exploitation] : [],
    registeredAt, moves: moves(stage, registeredAt, ground.now, isClosed),
    names: { first: firstName(random, community, profile.sex), last, alias: random.chance(0.12) ? `${firstName(random, community, profile.sex)} ${last}` : null },
  };
  const size = index % 100 === 0 ? 62 : stage === 'intake' ? 0 : random.int(1, 9);
  return { ...base, records: makeRecords(random, base, profile, size, ground.now), tasks: isClosed ? [] : [...tasks(random, base, ground.now), ...homeVisits(random, base, ground.now)] };
}

function weightedArea(random: Random, areas: SeedGround['areas']['AL']): SeedGround['areas']['AL'][number] | null {
  return areas.length === 0 ? null : random.weighted(areas.map((area, at) => [area, 1 / (at + 1)] as const));
}

function moves(stage: SeedCase['stage'], from: Date, now: Date, isClosed: boolean): SeedCase['moves'] {
  const places = isClosed ? [...PATH[stage], 'closed'] : PATH[stage];
  const span = now.getTime() - from.getTime();
  return places.map((to, at) => ({ from: at === 0 ? null : (places[at - 1] ?? null), to, at: new Date(from.getTime() + (span * at) / (places.length + 1)) }));
}

function tasks(random: Random, base: Omit<SeedCase, 'records' | 'tasks'>, now: Date): SeedTask[] {
  const at = (days: number, hour: number): Date => {
    const due = new Date(now.getTime() + days * DAY);
    due.setUTCHours(hour, random.pick([0, 30]), 0, 0);
    return due;
  };
  const kinds = base.stage === 'intake' ? ['first_safety_action', 'registration_complete'] : ['follow_up_visit', 'plan_review', 'supervisor_review'];
  const days = (): number => random.weighted([[-random.int(1, 4), 1], [0, 2], [random.int(1, 6), 4], [random.int(7, 30), 4]] as const);
  return random.some(kinds, random.int(1, 2)).map((kind) => ({ kind, dueAt: at(days(), random.int(7, 15)), done: false }));
}

/** The visits of a case in reintegration, from the day it came there: past ones made, now and then the last one missed. */
function homeVisits(random: Random, base: Omit<SeedCase, 'records' | 'tasks'>, now: Date): SeedTask[] {
  const start = base.moves.at(-1)?.at;
  if (base.stage !== 'reintegration' || !start) return [];
  const due = DEFAULT_FOLLOW_UP.reintegration.map((days) => new Date(start.getTime() + days * DAY));
  const last = due.filter((at) => at < now).length - 1;
  const isLate = random.chance(0.2);
  return due.map((dueAt, at) => ({ kind: 'reintegration_visit', dueAt, done: at < last || (at === last && !isLate) }));
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
