import { Injectable, inject } from '@angular/core';
import type { OverrideAct, OverrideBasis, OverrideState, Section } from '@tact/domain';
import { Api, newId } from '@tact/web/core';
import { Remote } from './remote';

/** A decision to share without consent, or the proposal of one. */
export interface ConsentOverride {
  readonly id: string;
  readonly recipientOrgId: string;
  readonly recipientName: string;
  readonly sections: readonly Section[];
  readonly basis: OverrideBasis;
  readonly reason: string;
  readonly state: OverrideState;
  readonly proposedByName: string;
  readonly proposedAt: string;
  readonly decidedByName: string | null;
  readonly decidedAt: string | null;
  readonly until: string;
  readonly isOver: boolean;
  readonly mayDecide: boolean;
  readonly version: number;
}

export interface OverrideWish {
  readonly recipientOrgId: string;
  readonly sections: readonly string[];
  readonly basis: string;
  readonly reason: string;
  /** Instant, UTC. */
  readonly until: string;
}

export interface ConsentOverrides {
  readonly items: readonly ConsentOverride[];
}

/** Overrides of consent. They need the link: two people decide. All throw `ApiProblem`. */
@Injectable({ providedIn: 'root' })
export class OverrideStore {
  private readonly api = inject(Api);

  of(caseId: string): Remote<ConsentOverrides> {
    return new Remote(() => this.api.get<ConsentOverrides>(`/cases/${caseId}/consent-overrides`));
  }

  propose(caseId: string, wish: OverrideWish): Promise<ConsentOverrides> {
    const id = newId();
    return this.api.post<ConsentOverrides>(`/cases/${caseId}/consent-overrides`, { id, ...wish }, { idempotencyKey: id });
  }

  step(caseId: string, { id, version }: ConsentOverride, act: OverrideAct): Promise<ConsentOverrides> {
    return this.api.post<ConsentOverrides>(`/cases/${caseId}/consent-overrides/${id}/${act}`, { version });
  }
}
