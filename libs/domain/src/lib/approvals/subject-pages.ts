import type { RecordKind } from '../case/record-kinds';
import { kindRule } from '../case/record-kinds';
import type { Section } from '../case/sections';
import { inFileOrder } from '../case/sections';
import type { FileSubject } from './subjects';
import { SUBJECT_RULES } from './subjects';

interface PageRecord {
  readonly id: string;
  readonly kind: string;
  readonly createdAt: string;
}

export interface SubjectPage<R> {
  readonly section: Section;
  readonly records: readonly R[];
}

/**
 * The records that a subject puts before the supervisor, section by section in file order; always with `summary` where the subject is
 * read with the head. Of kinds that grow, the newest are shown.
 */
export function subjectPages<R extends PageRecord>(
  subject: FileSubject,
  subjectId: string,
  records: readonly R[],
): SubjectPage<R>[] {
  const { about, shows, latest, summary } = SUBJECT_RULES[subject];
  const chosen = shows.flatMap((kind) => {
    const of = records
      .filter((record) => record.kind === kind && (about !== kind || record.id === subjectId))
      .sort((a, b) => a.createdAt.localeCompare(b.createdAt));
    const most = latest[kind];
    return most === undefined ? of : of.slice(-most);
  });
  const sectionOf = (record: R): Section => kindRule(record.kind as RecordKind).section;
  const sections = inFileOrder([...(summary ? ['summary'] : []), ...chosen.map(sectionOf)]);
  return sections.map((section) => ({ section, records: chosen.filter((record) => sectionOf(record) === section) }));
}
