/**
 * The sections of a case file: the unit of sharing (DESIGN.md section 2). A grant, a consent and a referral name
 * sections; every table and record kind with case content belongs to exactly one.
 */
export const SECTIONS = [
  'summary',
  'identity',
  'family',
  'risk',
  'trafficking',
  'plan',
  'health',
  'legal',
  'return',
  'reintegration',
  'notes',
  'documents',
] as const;

export type Section = (typeof SECTIONS)[number];

/** Whether a text names a section. */
export function isSection(text: unknown): text is Section {
  return typeof text === 'string' && (SECTIONS as readonly string[]).includes(text);
}

/** The named sections in file order, each once; unknown names are dropped. */
export function inFileOrder(names: readonly string[]): Section[] {
  return SECTIONS.filter((section) => names.includes(section));
}
