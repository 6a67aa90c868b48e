/** Why case content leaves Tact; asked at every export and kept with it. A code, so that no name can be written there. */
export const EXPORT_REASONS = ['person_request', 'court_or_prosecutor', 'authority', 'case_transfer', 'other_system', 'safekeeping'] as const;
export type ExportReason = (typeof EXPORT_REASONS)[number];

export const EXPORT_FORMATS = ['xlsx', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The setting `export`. */
export interface ExportSettings {
  /** Most cases in one export. */
  readonly maxCases: number;
}

export const DEFAULT_EXPORT: ExportSettings = { maxCases: 1_000 };

/** Cases one access record may name (SECURITY.md, Audit). */
export const CASES_PER_ACCESS_RECORD = 500;
