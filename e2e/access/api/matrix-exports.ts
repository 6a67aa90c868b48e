import { Oracle } from '../../oracle/oracle';
import type { OracleSection } from '../../oracle/world';
import { EMPTY_SECTIONS } from '../worlds/canaries';
import type { Answer } from './api';
import { type Asked, type MatrixRow, SUPERVISORS, WORKERS } from './matrix-row';

interface ExportedCase {
  readonly tact: { readonly origins: readonly { readonly code: string }[]; readonly sections: readonly string[]; readonly records: readonly { readonly kind: string }[] };
}

const JSON_FILE = { format: 'json', reason: 'case_transfer' } as const;
const casesIn = (answer: Answer): readonly ExportedCase[] => answer.body.cases as ExportedCase[];

function headers(answer: Answer): string[] {
  const wrong: string[] = [];
  if (!String(answer.headers['content-disposition']).startsWith('attachment;')) wrong.push('not an attachment');
  if (answer.headers['cache-control'] !== 'no-store') wrong.push('may be stored');
  if (!String(answer.headers['content-security-policy']).startsWith('sandbox')) wrong.push('not sandboxed');
  return wrong;
}

/** The one case, in the sections that the oracle lets the person read, each with something in it. */
function oneCase(answer: Answer, asked: Asked): string[] {
  const wanted = [...new Oracle(asked.world).sections(asked.world.person(asked.person), asked.id)];
  const [only, ...others] = casesIn(answer);
  const got = only?.tact.sections ?? [];
  return [
    ...headers(answer), ...(only && others.length === 0 ? [] : ['not one case']), ...got.filter((section) => !wanted.includes(section as OracleSection)).map((section) => `names ${section}`),
    ...wanted.filter((section) => !EMPTY_SECTIONS.includes(section) && !got.includes(section)).map((section) => `lacks ${section}`),
    ...((only?.tact.records.length ?? 0) > 0 ? [] : ['no records']),
  ];
}

/** As many cases as the person works on, none else. */
function ownCases(answer: Answer, { world, person }: Asked): string[] {
  const oracle = new Oracle(world);
  const works = world.cases.filter(({ id }) => oracle.worksOn(world.person(person), id)).length;
  const fromWorld = casesIn(answer).length;
  return [...headers(answer), ...(fromWorld >= works ? [] : [`${fromWorld} cases of ${works}`])];
}

/** Exports, and registers brought in again: whoever works on a case takes it out, nobody else; a hidden case is a missing one. */
export const EXPORT_ROWS: readonly MatrixRow[] = [
  { route: 'POST /api/v1/cases/{id}/export', roles: WORKERS, about: 'case', body: () => JSON_FILE, gets: { works: 200, reads: 403 }, content: oneCase },
  { route: 'POST /api/v1/exports', roles: WORKERS, about: 'none', body: () => JSON_FILE, gets: { anyone: 200 }, content: ownCases },
  { route: 'GET /api/v1/exports', roles: WORKERS, about: 'none', gets: { anyone: 200 } },
  { route: 'GET /api/v1/imports/{id}/changes', roles: SUPERVISORS, about: 'import', gets: { own: 200 } },
  { route: 'POST /api/v1/imports/{id}/changes', roles: SUPERVISORS, about: 'import', body: () => ({ decisions: [] }), gets: { own: [200, 409] } },
  { route: 'GET /api/v1/oversight/exports', roles: ['dpo'], about: 'none', gets: { anyone: 200 } },
];
