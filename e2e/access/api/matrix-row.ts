import type { OracleRole } from '../../oracle/world';
import type { CaseName, FixedWorld, PersonName, ReferralName } from '../worlds/fixed';
import type { HandOverName } from '../worlds/hand-overs';
import type { Answer } from './api';

/** What a route is asked about. */
export type Target = { readonly kind: 'case'; readonly name: CaseName } | { readonly kind: 'referral'; readonly name: ReferralName } | { readonly kind: 'return'; readonly name: CaseName } | { readonly kind: 'handOver'; readonly name: HandOverName } | { readonly kind: 'import' } | { readonly kind: 'none' };

/** How a person stands to what is asked, from the oracle: `null` is hidden. */
export type Relation = 'works' | 'reads' | 'header' | 'scope' | 'ended' | 'own' | 'partner' | 'informed' | null;

export interface Asked {
  readonly world: FixedWorld;
  readonly programmeId: string;
  readonly person: PersonName;
  readonly target: Target;
  readonly relation: Relation;
  /** Ids of rows of the target case that a route names. */
  readonly rows: { readonly record: string; readonly task: string; readonly approval: string; readonly importRun: string; readonly session: string };
  /** The id of what is asked about; a random one for the comparison with what is missing. */
  readonly id: string;
}

/** One route: who may call it, whom it answers, with what. */
export interface MatrixRow {
  readonly route: string;
  /** The roles whose right the route demands; others get 403 before anything is looked up. */
  readonly roles: 'public' | 'all' | readonly OracleRole[];
  readonly about: Target['kind'];
  /** Names of what it is asked about; all of them without it. */
  readonly only?: readonly string[];
  readonly query?: string;
  readonly section?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: (asked: Asked) => unknown;
  /** The statuses somebody of that relation gets; a relation that is not named gets the 404 of what is missing. */
  readonly gets: Readonly<Partial<Record<NonNullable<Relation> | 'anyone', number | readonly number[]>>>;
  /** What is wrong with a success. */
  readonly content?: (answer: Answer, asked: Asked) => readonly string[];
}

export const WORKERS: readonly OracleRole[] = ['social_worker', 'supervisor'];
export const SUPERVISORS: readonly OracleRole[] = ['supervisor'];
export const RECEIVERS: readonly OracleRole[] = ['duty_bearer'];
export const CASE_ROLES: readonly OracleRole[] = [...WORKERS, ...RECEIVERS];
export const ADMINS: readonly OracleRole[] = ['administrator'];
