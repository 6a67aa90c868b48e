/** What the file says of itself, beside its cases. */
export function aboutRows(cases: number, exportedAt: string, withheld: readonly (readonly [row: number, sections: readonly string[]])[]): string[][] {
  return [
    ['Export of cases from Tact'],
    ['Exported at', exportedAt],
    ['Cases', String(cases)],
    ['Columns', 'Human Trafficking Case Data Standard 2.0, IOM, CC BY 4.0. IOM did not take part in this file.'],
    ['Beside the columns', 'The sheet Tact holds, as JSON, what the columns cannot: it makes the file import again without loss. Leave it as it is; a row whose cells were edited is taken from its cells, and keeps only what no cell says.'],
    ['Not in the file', 'Referrals, hand-overs, approvals, assisted returns and tasks: they are agreements between organisations and stay where they were made.'],
    ['Text', "An apostrophe goes before text that a spreadsheet would compute; an import takes it away again."],
    ...(withheld.length === 0 ? [['Withheld', 'Nothing.']] : withheld.map(([row, sections]) => [`Withheld in row ${row}`, `Not readable by whoever exported: ${sections.join(', ')}.`])),
  ];
}
