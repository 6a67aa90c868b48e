import type { RecordKind } from '@tact/domain';
import type { Community } from './names';
import type { Office } from './texts';

/** Somebody who keeps cases, with where. */
export interface SeedWorker {
  readonly userId: string;
  readonly organisationId: string;
  readonly teamId: string;
  readonly programmeId: string;
  readonly country: 'AL' | 'GR';
}

export interface SeedArea {
  readonly id: string;
  readonly name: string;
}

/** What a generated world stands on. */
export interface SeedGround {
  readonly workers: readonly SeedWorker[];
  readonly areas: { readonly AL: readonly SeedArea[]; readonly GR: readonly SeedArea[] };
  readonly now: Date;
}

export interface SeedRecord {
  readonly kind: RecordKind;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

export interface SeedTask {
  readonly kind: string;
  readonly dueAt: Date;
  readonly done: boolean;
}

/** One invented child's file, before it is sealed. */
export interface SeedCase {
  readonly id: string;
  readonly worker: SeedWorker;
  readonly isUnassigned: boolean;
  readonly community: Community;
  readonly office: Office;
  readonly stage: 'intake' | 'prevention' | 'protection' | 'assisted_return' | 'reintegration' | 'referral';
  readonly status: 'open' | 'closed';
  readonly risk: 'high' | 'medium' | 'low' | null;
  readonly victimStatus: string;
  readonly sex: 'female' | 'male';
  readonly birthDate: string;
  readonly area: SeedArea | null;
  readonly presence: string;
  readonly residence: string;
  readonly exploitation: readonly string[];
  readonly registeredAt: Date;
  readonly moves: readonly { readonly from: string | null; readonly to: string; readonly at: Date }[];
  readonly records: readonly SeedRecord[];
  readonly tasks: readonly SeedTask[];
  readonly names: { readonly first: string; readonly last: string; readonly alias: string | null };
}
