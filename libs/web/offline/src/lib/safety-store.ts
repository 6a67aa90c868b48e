import { Injectable, inject } from '@angular/core';
import type { DenialState, EmergencyState } from '@tact/domain';
import { Api, newId } from '@tact/web/core';
import { Remote } from './remote';

export interface EmergencyAccess {
  readonly id: string;
  readonly caseId: string;
  readonly caseCode: string;
  readonly userName: string;
  readonly organisationName: string;
  readonly reasonCode: string;
  readonly sections: readonly string[];
  readonly openedAt: string;
  readonly endsAt: string;
  readonly isOpen: boolean;
  readonly state: EmergencyState;
  readonly reviewedByName: string | null;
  readonly reviewedAt: string | null;
  readonly mayReview: boolean;
  readonly version: number;
}

export interface EmergencyReview extends EmergencyAccess {
  readonly reason: string;
  readonly comment: string | null;
  readonly reads: readonly { readonly at: string; readonly section: string | null }[];
}

export interface EmergencyWish {
  readonly caseCode: string | null;
  readonly name: string | null;
  readonly birthYear: number | null;
  readonly reasonCode: string;
  readonly reason: string;
  readonly code: string;
}

export interface Denial {
  readonly id: string;
  readonly kind: 'user' | 'organisation';
  readonly blockedId: string;
  readonly blockedName: string;
  readonly state: DenialState;
  readonly reason: string;
  readonly removalReason: string | null;
  readonly askedByName: string;
  readonly askedAt: string;
  readonly decidedByName: string | null;
  readonly decidedAt: string | null;
  readonly mayDecide: boolean;
  readonly version: number;
}

export interface Denials {
  readonly items: readonly Denial[];
  readonly maySupervise: boolean;
}

export interface FoundPerson {
  readonly userId: string;
  readonly name: string;
  readonly organisations: readonly string[];
}

/** A case of one's own that may be of the same child as another; of the other only whom to speak to, until both agreed. */
export interface Match {
  readonly id: string;
  readonly side: 'older' | 'newer' | 'both';
  readonly caseId: string;
  readonly caseCode: string;
  readonly state: 'found' | 'asked' | 'agreed' | 'linked';
  readonly madeAt: string;
  readonly others: readonly { readonly name: string; readonly organisationName: string; readonly email: string }[];
  readonly otherCaseId: string | null;
  readonly otherCaseCode: string | null;
  readonly openUntil: string | null;
  readonly acts: readonly MatchAct[];
  readonly version: number;
}

export type MatchAct = 'agree' | 'differ' | 'link' | 'unlink';
export type DenialCommand = 'confirm' | 'refuse' | 'propose-removal' | 'remove' | 'keep';

/** Emergencies, blocked persons and matches. They need the link: the server decides. All throw `ApiProblem`. */
@Injectable({ providedIn: 'root' })
export class SafetyStore {
  private readonly api = inject(Api);

  ownEmergencies(): Remote<{ readonly items: readonly EmergencyAccess[] }> {
    return new Remote(() => this.api.get<{ readonly items: readonly EmergencyAccess[] }>('/emergency-access'));
  }

  /** One try; a new one each time it is called. */
  async openEmergency(wish: EmergencyWish): Promise<string> {
    const id = newId();
    return (await this.api.post<{ readonly caseId: string }>('/emergency-access', { id, ...wish }, { idempotencyKey: id })).caseId;
  }

  reviews(): Remote<{ readonly items: readonly EmergencyAccess[] }> {
    return new Remote(() => this.api.get<{ readonly items: readonly EmergencyAccess[] }>('/emergency-reviews'));
  }

  review(id: string): Promise<EmergencyReview> {
    return this.api.get<EmergencyReview>(`/emergency-reviews/${id}`);
  }

  decide({ id, version }: EmergencyAccess, verdict: string, comment: string): Promise<EmergencyReview> {
    return this.api.post<EmergencyReview>(`/emergency-reviews/${id}/decide`, { version, verdict, comment });
  }

  denials(caseId: string): Remote<Denials> {
    return new Remote(() => this.api.get<Denials>(`/cases/${caseId}/blocks`));
  }

  findPeople(caseId: string, find: string): Promise<readonly FoundPerson[]> {
    return this.api.post<readonly FoundPerson[]>(`/cases/${caseId}/blocks/people`, { find });
  }

  deny(caseId: string, wish: { readonly kind: string; readonly blockedId: string; readonly reason: string }): Promise<Denials> {
    const id = newId();
    return this.api.post<Denials>(`/cases/${caseId}/blocks`, { id, ...wish }, { idempotencyKey: id });
  }

  stepDenial({ id, version }: Denial, command: DenialCommand, reason?: string): Promise<Denials> {
    return this.api.post<Denials>(`/blocks/${id}/${command}`, { version, ...(reason === undefined ? {} : { reason }) });
  }

  matches(): Remote<{ readonly items: readonly Match[] }> {
    return new Remote(() => this.api.get<{ readonly items: readonly Match[] }>('/matches'));
  }

  stepMatch({ id, version }: Match, act: MatchAct): Promise<{ readonly items: readonly Match[] }> {
    return this.api.post<{ readonly items: readonly Match[] }>(`/matches/${id}/${act}`, { version });
  }
}
