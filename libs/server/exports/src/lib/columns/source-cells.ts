import { HTCDS_COLUMNS, type HtcdsField, type HtcdsRow, type PortableCase } from '@tact/domain';

/** Columns that Tact has fields of its own for, by section: never taken from a register that was read long ago. */
const OWN: ReadonlySet<HtcdsField> = new Set<HtcdsField>([
  'cas_CaseOwner', 'prs_FirstName', 'prs_SecondName', 'prs_Birthdate', 'prs_Gender', 'prs_Citizenship', 'prs_Email', 'prs_HomePhone', 'prs_MobilePhone', 'con_Consent',
  'vic_TraffickingStatus', 'vic_TraffickingStatusDecisionMakingOrg', 'vic_MethodOfRecruitment', 'vic_LocationOfRecruitment', 'vic_TypeOfExploitation',
  'vic_TypeOfSexExploitation', 'vic_LocationOfExploitation', 'cas_Status',
]);
const byLabel = new Map<string, HtcdsField>(HTCDS_COLUMNS.map(([name, label]) => [label, name]));

/** What the newest register row of a case says in the template's own columns and Tact keeps in no field. */
export function sourceCells({ records }: PortableCase): HtcdsRow {
  const raw = records.filter(({ kind }) => kind === 'import_source').at(-1)?.fields['raw'];
  const cells = typeof raw === 'string' ? readCells(raw) : {};
  const known = Object.entries(cells).flatMap(([label, text]): [HtcdsField, string][] => {
    const field = byLabel.get(label);
    return field && !OWN.has(field) && typeof text === 'string' ? [[field, text]] : [];
  });
  return Object.fromEntries(known);
}

function readCells(raw: string): Readonly<Record<string, unknown>> {
  try {
    const value = JSON.parse(raw) as unknown;
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
