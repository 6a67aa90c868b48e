const apostrophes = /^'*/;

/**
 * Whether a spreadsheet would compute the text when it is typed, pasted or saved as CSV: it begins with `=`, `@`, `+`, `-`, a tab or a carriage
 * return (OWASP, CSV injection). A telephone or a plain number with its sign is none: no name or call can stand in it.
 */
export function looksLikeFormula(text: string): boolean {
  return /^\s*[=@]/.test(text) || /^[\t\r]/.test(text) || /^\s*[+-](?!\s*[\d(][\d\s().\/-]*$)/.test(text);
}

/** A text as an exported cell holds it: one apostrophe before what looks like a formula, and before what looks like such a cell already. */
export function neutralText(text: string): string {
  return looksLikeFormula(text.replace(apostrophes, '')) ? `'${text}` : text;
}

/** The text again that `neutralText` made a cell of. */
export function fromNeutralText(cell: string): string {
  return cell.startsWith(`'`) && looksLikeFormula(cell.replace(apostrophes, '')) ? cell.slice(1) : cell;
}
