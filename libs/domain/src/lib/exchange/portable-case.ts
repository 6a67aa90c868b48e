import type { Section } from '../case/sections';

/** The version of what a `Tact` sheet or file holds of a case. */
export const PORTABLE_VERSION = 1;

/** The sheet of an exported workbook with what HTCDS has no column for. */
export const TACT_SHEET = 'Tact';
export const TACT_SHEET_HEADER = ['No', 'Part', 'Tact 1'] as const;

/** What `format` says in an exported JSON file. */
export const TACT_FILE_FORMAT = 'tact-htcds';

/** A place, by its code; `null` parts never. */
export interface PortableArea {
  readonly system: string;
  readonly code: string;
}

/** The clear fields of a case. Instants UTC, ISO 8601; countries ISO 3166-1 alpha-2; codes of the code lists. */
export interface PortableHead {
  readonly sex: string | null;
  readonly birthYear: number | null;
  readonly area: PortableArea | null;
  readonly presenceCountry: string | null;
  readonly residenceCountry: string | null;
  readonly exploitation: readonly string[];
  readonly identificationSource: string | null;
  readonly languages: readonly string[];
  readonly risk: string | null;
  readonly stage: string;
  readonly status: string;
  readonly victimStatus: string;
  readonly registeredAt: string;
  readonly stageSince: string;
  readonly closedAt: string | null;
  readonly closureReason: string | null;
  readonly nextDue: string | null;
}

/** A record of the file. `ref` names it within its case; fields that point at another record or at a place hold such a name. */
export interface PortableRecord {
  readonly ref: string;
  readonly kind: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Where the case was when it was exported: kept with it, never restored. */
export interface PortableOrigin {
  readonly code: string;
  readonly organisation: string;
  readonly owner: string | null;
  readonly exportedAt: string;
  /** By whom and when each record was written, by `ref`. */
  readonly written: Readonly<Record<string, readonly [name: string, at: string]>>;
}

/** A case as it travels between installations: what its columns cannot hold. */
export interface PortableCase {
  readonly v: typeof PORTABLE_VERSION;
  /** Sections that are in it, and those that the exporter could not read. */
  readonly sections: readonly Section[];
  readonly withheld: readonly Section[];
  /** SHA-256, hexadecimal, of the row's cells as exported; a row whose cells are others was edited since. */
  readonly cells?: string;
  readonly head: PortableHead;
  readonly texts: Readonly<Record<string, unknown>>;
  readonly records: readonly PortableRecord[];
  /** The newest last. */
  readonly origins: readonly PortableOrigin[];
}
