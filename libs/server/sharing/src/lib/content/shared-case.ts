import type { Section } from '@tact/domain';

/** A case without names and records, as sharing reads it. */
export interface SharedCase {
  readonly id: string;
  readonly code: string;
  readonly organisationId: string;
  readonly teamId: string | null;
  readonly ownerId: string | null;
  readonly stage: string;
  readonly status: string;
  readonly risk: string | null;
  readonly victimStatus: string;
  readonly sex: string | null;
  readonly birthYear: number | null;
  readonly areaId: string | null;
  readonly presenceCountry: string | null;
  readonly residenceCountry: string | null;
  readonly exploitation: readonly string[];
  readonly languages: readonly string[];
  readonly specialNeeds: readonly string[];
  readonly accompaniment: string | null;
  readonly registeredAt: string;
  readonly stageSince: string;
}

/** A record of the case, opened. */
export interface OpenRecord {
  readonly id: string;
  readonly caseId: string;
  readonly kind: string;
  readonly section: Section;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly version: number;
  readonly fieldVersions: Readonly<Record<string, number>>;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly createdByName: string;
  readonly organisationId: string;
  readonly updatedAt: string;
}

/** What of a case is opened to make a view for a receiver. `head` is null where the summary is not shared. */
export interface OpenCase {
  readonly head: SharedCase | null;
  readonly records: readonly OpenRecord[];
  /** The display name, then aliases; empty where identity is not shared. */
  readonly names: readonly string[];
}
