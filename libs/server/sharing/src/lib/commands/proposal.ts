import type { RiskLevel, Section } from '@tact/domain';

/** What a worker asks of another organisation (docs/contract.md section 4). Instants UTC. */
export interface Proposal {
  readonly toOrganisationId: string;
  /** A code of `referral_kind`. */
  readonly kind: string;
  readonly urgency: RiskLevel;
  /** Read before acceptance, as `reason`: it may name nobody. */
  readonly purpose: string;
  /** Read before acceptance: it may name nobody. */
  readonly reason: string;
  readonly services: readonly string[];
  readonly sections: readonly Section[];
  readonly consentIds?: readonly string[];
  readonly respondBy?: string | null;
  readonly expiresAt: string;
  readonly note?: string | null;
}
