import { looksLikeFormula } from '@tact/domain';
import type { RegisterColumn } from '../register/columns';
import { readName } from './register-name';
import type { RowReader } from './row-reader';

const longest = 300;

export interface RowNames {
  readonly firstName: string;
  readonly lastName: string;
  readonly otherNames: string;
}

/** The child's names; a row without any becomes an unnamed child, with a remark. */
export function mapNames(reader: RowReader): RowNames {
  let firstName = nameOf(reader, 'firstName');
  let lastName = nameOf(reader, 'lastName');
  if (firstName === '' && lastName === '') [firstName, lastName] = splitFullName(nameOf(reader, 'fullName'));
  if (firstName === '' && lastName === '') reader.problems.warn('name_missing', reader.cell('fullName') ? 'fullName' : 'firstName');
  return { firstName, lastName, otherNames: nameOf(reader, 'middleName') };
}

function nameOf(reader: RowReader, column: RegisterColumn): string {
  const { name, capitals, hidden } = readName(reader.text(column));
  if (capitals) reader.problems.warn('name_capitals', column);
  if (hidden) reader.problems.warn('name_hidden_characters', column);
  if (name.length <= longest) return name;
  reader.problems.warn('text_shortened', column);
  return name.slice(0, longest);
}

function splitFullName(name: string): [string, string] {
  const comma = /^([^,]+),\s*(.+)$/.exec(name);
  if (comma) return [comma[2]!, comma[1]!];
  const at = name.lastIndexOf(' ');
  return at < 0 ? [name, ''] : [name.slice(0, at), name.slice(at + 1)];
}

/** Remarks cells whose text looks like a formula, and cells that really are computed. */
export function remarkFormulas(reader: RowReader): void {
  for (const [column, cell] of Object.entries(reader.row.cells) as [RegisterColumn, NonNullable<ReturnType<RowReader['cell']>>][]) {
    if (cell.formula) reader.problems.warn('formula_value', column);
    else if (cell.kind === 'text' && looksLikeFormula(cell.text)) reader.problems.warn('looks_like_formula', column);
  }
}
