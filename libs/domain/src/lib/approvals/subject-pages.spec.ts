import { subjectPages } from './subject-pages';

const record = (id: string, kind: string, day: number) => ({ id, kind, createdAt: `2026-11-0${day}T00:00:00Z` });

describe('subjectPages', () => {
  it('puts the plan before the supervisor, with the present placement only', () => {
    const records = [record('old', 'placement', 1), record('g', 'plan_goal', 2), record('new', 'placement', 3), record('n', 'note', 4)];
    expect(subjectPages('plan', 'case', records).map(({ section, records: shown }) => [section, shown.map(({ id }) => id)])).toEqual([
      ['summary', []],
      ['plan', ['g', 'new']],
    ]);
  });

  it('shows the one assessment that is asked about', () => {
    const pages = subjectPages('assessment', 'b', [record('a', 'assessment', 1), record('b', 'assessment', 2)]);
    expect(pages.flatMap(({ records }) => records.map(({ id }) => id))).toEqual(['b']);
  });

  it('shows the newest two screenings of a closure', () => {
    const records = [1, 2, 3].map((day) => record(`s${day}`, 'risk_screening', day));
    expect(subjectPages('closure', 'case', records).find(({ section }) => section === 'risk')?.records.map(({ id }) => id)).toEqual(['s2', 's3']);
  });
});
