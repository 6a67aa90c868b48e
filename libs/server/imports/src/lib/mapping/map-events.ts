import { splitValues } from './code-labels';
import type { CandidateRecord } from './case-candidate';
import { findCountry } from './country-labels';
import { findControlMethod, findRecruitmentMethod, meansOfControl } from './exploitation-labels';
import type { RowExploitation } from './map-exploitation';
import type { RowReader } from './row-reader';

/** The trafficking events a row tells of: where and how the child was recruited, where, how and by what means exploited. */
export function mapEvents(reader: RowReader, exploitation: RowExploitation): CandidateRecord[] {
  const events: CandidateRecord[] = [];
  const method = reader.code('recruitmentMethod', findRecruitmentMethod);
  if (method || reader.has('recruitmentLocation')) {
    events.push({ kind: 'exploitation_event', fields: { event: 'recruitment', ...place(reader, 'recruitmentLocation'), ...(method ? { recruitmentMethod: method } : {}) } });
  }
  const means = mapMeans(reader);
  if (exploitation.forms.length > 0 || means.length > 0 || reader.has('exploitationLocation')) {
    const narrative = ['exploitation', 'sexType', 'industry', 'controlMethods'] as const;
    events.push({
      kind: 'exploitation_event',
      fields: {
        event: 'exploitation',
        ...(exploitation.forms.length > 0 ? { forms: exploitation.forms } : {}),
        ...place(reader, 'exploitationLocation'),
        ...(means.length > 0 ? { means } : {}),
        narrative: narrative.filter((column) => reader.has(column)).map((column) => `${reader.label(column)}: ${reader.text(column)}`).join('\n').slice(0, 20_000),
        language: 'und',
      },
    });
  }
  return events;
}

function mapMeans(reader: RowReader): string[] {
  const values = splitValues(reader.text('controlMethods'));
  const found = values.map((value) => findControlMethod(value)?.code);
  if (found.includes(undefined)) reader.problems.warn('code_unknown', 'controlMethods');
  return [...new Set(found.flatMap((code) => (code && meansOfControl[code] ? [meansOfControl[code]] : [])))];
}

/** A location is a country's name or a place. */
function place(reader: RowReader, column: 'recruitmentLocation' | 'exploitationLocation'): Record<string, string> {
  const text = reader.line(column);
  if (text === '') return {};
  const country = findCountry(text);
  return country ? { country } : { place: text };
}
