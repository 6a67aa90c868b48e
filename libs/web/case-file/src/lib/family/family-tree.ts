import type { CaseRecord } from '@tact/web/offline';

export interface TreePerson {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly shape: 'circle' | 'square' | 'diamond';
  readonly look: 'me' | 'blocked' | 'away' | 'plain';
  readonly age: string;
}

export interface FamilyTree {
  readonly people: readonly TreePerson[];
  /** Lines of the drawing, as an SVG path. */
  readonly lines: string;
  readonly width: number;
  readonly height: number;
}

const GAP = 44;
const ROW = 52;
const PAD = 20;
const ELDERS: readonly string[] = ['grandmother', 'grandfather'];
const PARENTS: readonly string[] = ['mother', 'father', 'step_mother', 'step_father', 'foster_carer', 'guardian', 'aunt', 'uncle'];
const CHILDREN: readonly string[] = ['sister', 'brother', 'half_sibling', 'cousin', 'spouse', 'partner'];
const MALE: readonly string[] = ['father', 'step_father', 'brother', 'grandfather', 'uncle'];
const FEMALE: readonly string[] = ['mother', 'step_mother', 'sister', 'grandmother', 'aunt'];

/** Three generations in rows: circles for women, squares for men, the child filled, people of concern red, dashed if living elsewhere. */
export function familyTree(me: { readonly sex: string | null; readonly birthYear: number | null }, members: readonly CaseRecord[], year: number): FamilyTree {
  const row = (relations: readonly string[]) => members.filter((one) => relations.includes(String(one.fields['relation'])));
  const rows: (readonly Omit<TreePerson, 'x' | 'y'>[])[] = [
    row(ELDERS).map((one) => personOf(one, year)),
    row(PARENTS).map((one) => personOf(one, year)),
    [{ id: 'me', shape: shapeOf(me.sex, ''), look: 'me' as const, age: me.birthYear ? String(year - me.birthYear) : '' }, ...row(CHILDREN).map((one) => personOf(one, year))],
  ];
  const shown = rows.filter((people) => people.length > 0);
  const widest = Math.max(...shown.map((people) => people.length));
  const width = (widest - 1) * GAP + 2 * PAD;
  const placed = shown.map((people, level) => {
    const left = (width - (people.length - 1) * GAP) / 2;
    return people.map((one, index) => ({ ...one, x: left + index * GAP, y: PAD + level * ROW }));
  });
  const lines = placed.flatMap((people, level) => [spanOf(people), dropTo(people, placed[level + 1])]).filter(Boolean).join('');
  return { people: placed.flat(), lines, width, height: (shown.length - 1) * ROW + 2 * PAD };
}

function personOf(member: CaseRecord, year: number): Omit<TreePerson, 'x' | 'y'> {
  const { relation, sex, birthYear, role, livesWithChild } = member.fields;
  const look = role === 'of_concern' ? 'blocked' : livesWithChild === false ? 'away' : 'plain';
  return { id: member.id, shape: shapeOf(sex, String(relation)), look, age: typeof birthYear === 'number' ? String(year - birthYear) : '' };
}

function shapeOf(sex: unknown, relation: string): TreePerson['shape'] {
  if (sex === 'male' || MALE.includes(relation)) return 'square';
  return sex === 'female' || FEMALE.includes(relation) ? 'circle' : 'diamond';
}

function spanOf(people: readonly TreePerson[]): string {
  const [first, last] = [people[0], people.at(-1)];
  return first && last && first !== last ? `M${first.x} ${first.y}H${last.x}` : '';
}

function dropTo(people: readonly TreePerson[], below: readonly TreePerson[] | undefined): string {
  const [first, last] = [people[0], people.at(-1)];
  if (!first || !last || !below?.length) return '';
  const middle = (first.x + last.x) / 2;
  return `M${middle} ${first.y}V${first.y + ROW}`;
}
