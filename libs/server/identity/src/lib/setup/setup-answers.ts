/** Somebody who gets an invitation from the command line. */
export interface FirstPerson {
  readonly email: string;
  readonly name: string;
  readonly language: string;
}

/** What `tact setup` asks. */
export interface SetupAnswers {
  readonly organisation: { readonly name: string; readonly kind: 'ngo' | 'duty_bearer'; readonly category: string; readonly country: string; readonly timezone: string };
  readonly administrator: FirstPerson;
  readonly dpo: FirstPerson;
}

export const SETUP_QUESTIONS = [
  { flag: 'organisation', asks: 'Name of your organisation', preset: null },
  { flag: 'category', asks: 'What it is: ngo, municipality, state, school, community or anti_trafficking_police', preset: 'ngo' },
  { flag: 'country', asks: 'Country, two letters', preset: 'AL' },
  { flag: 'timezone', asks: 'Time zone', preset: 'Europe/Tirane' },
  { flag: 'admin-email', asks: 'E-mail of the administrator (organisations, people, settings; sees no case)', preset: null },
  { flag: 'admin-name', asks: 'Name of the administrator', preset: null },
  { flag: 'dpo-email', asks: 'E-mail of the data protection officer (another person: the second of two for roles and resets)', preset: null },
  { flag: 'dpo-name', asks: 'Name of the data protection officer', preset: null },
  { flag: 'language', asks: 'Their language: en, sq, el or ro', preset: 'en' },
] as const;
export type SetupFlag = (typeof SETUP_QUESTIONS)[number]['flag'];

const CATEGORIES = ['state', 'anti_trafficking_police', 'municipality', 'school', 'ngo', 'community'];
const MAIL = /^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/;

/** What is wrong with one answer, in words for a person; null when it will do. */
export function answerProblem(flag: SetupFlag, text: string): string | null {
  const answer = text.trim();
  if (answer === '') return 'An answer is needed';
  if (flag === 'category') return CATEGORIES.includes(answer) ? null : `One of ${CATEGORIES.join(', ')}`;
  if (flag === 'country') return /^[A-Z]{2}$/.test(answer) ? null : 'Two capital letters: AL, GR, RO';
  if (flag === 'timezone') return isZone(answer) ? null : 'A time zone as Europe/Tirane';
  if (flag === 'language') return ['en', 'sq', 'el', 'ro'].includes(answer) ? null : 'One of en, sq, el, ro';
  if (flag === 'admin-email' || flag === 'dpo-email') return MAIL.test(answer) && answer.length <= 254 ? null : 'This is no e-mail address';
  return answer.length <= 120 ? null : 'At most 120 characters';
}

/** Puts the texts together. Throws, naming the flag, where one is missing or wrong, or where one person would be both. */
export function readAnswers(texts: Readonly<Partial<Record<SetupFlag, string>>>): SetupAnswers {
  const of = (flag: SetupFlag): string => (texts[flag] ?? '').trim();
  for (const { flag } of SETUP_QUESTIONS) {
    const problem = answerProblem(flag, of(flag));
    if (problem) throw new Error(`--${flag}: ${problem}`);
  }
  const person = (who: 'admin' | 'dpo'): FirstPerson => ({ email: of(`${who}-email`).toLowerCase(), name: of(`${who}-name`), language: of('language') });
  const [administrator, dpo] = [person('admin'), person('dpo')];
  if (administrator.email === dpo.email) throw new Error('--dpo-email: another person than the administrator, for one watches the other');
  const category = of('category');
  return { organisation: { name: of('organisation'), kind: category === 'ngo' ? 'ngo' : 'duty_bearer', category, country: of('country'), timezone: of('timezone') }, administrator, dpo };
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}
