import { Injectable, inject } from '@angular/core';
import { Api } from '@tact/web/core';
import type { Page } from './model';
import { Pages } from './pages';
import { Remote } from './remote';

/** A path in lists and answers (contract, Hand-overs): codes, dates and names of people who work, never of a child. */
export interface HandOverHead {
  readonly id: string;
  readonly caseId: string;
  readonly caseCode: string;
  readonly code: string;
  readonly side: 'sender' | 'receiver';
  readonly category: string;
  readonly isLead: boolean;
  readonly fromOrganisationId: string;
  readonly fromOrganisationName: string;
  readonly toOrganisationId: string;
  readonly toOrganisationName: string;
  readonly state: string;
  readonly stage: number;
  readonly wanted: number | null;
  readonly sections: readonly string[];
  readonly access: 'none' | 'scope';
  readonly stages: readonly { readonly stage: number; readonly at: string; readonly byName: string | null }[];
  readonly acceptedByName: string | null;
  readonly acceptedAt: string | null;
  readonly newOwnerName: string | null;
  readonly newSupervisorName: string | null;
  readonly daysOwned: number | null;
  readonly verifyDays: number;
  readonly verifiableFrom: string | null;
  readonly verifiedAt: string | null;
  readonly proofs: number;
  readonly endedAt: string | null;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly offeredAt: string | null;
  readonly openQuestions: number;
  readonly version: number;
  /** For the sender. */
  readonly proposedByName?: string | null;
  readonly proposedAt?: string | null;
  readonly decidedByName?: string | null;
  readonly decidedAt?: string | null;
  readonly deliveredAt?: string | null;
  readonly talkedAt?: string | null;
  readonly informed?: boolean;
  readonly hasAccount?: boolean;
}

/** Reads of hand-overs; steps go through the outbox (`handOverCommand`). */
@Injectable({ providedIn: 'root' })
export class HandOverStore {
  private readonly api = inject(Api);

  box(box: 'outgoing' | 'incoming' | 'ended'): Pages<HandOverHead> {
    return new Pages((cursor) => this.api.get<Page<HandOverHead>>(`/hand-overs?box=${box}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`));
  }

  ofCase(caseId: string): Remote<readonly HandOverHead[]> {
    return new Remote(async () => (await this.api.get<{ items: readonly HandOverHead[] }>(`/cases/${caseId}/hand-overs`)).items);
  }

  view<T extends HandOverHead>(id: string): Remote<T> {
    return new Remote(() => this.api.get<T>(`/hand-overs/${id}`));
  }

  /** One page of what is handed over. Logged as `opened`. */
  section<T>(id: string, section: string): Remote<T> {
    return new Remote(() => this.api.get<T>(`/hand-overs/${id}/sections/${section}`));
  }

  /** Who of the duty bearer may be named. */
  people<T>(id: string): Remote<readonly T[]> {
    return new Remote(async () => (await this.api.get<{ items: readonly T[] }>(`/hand-overs/${id}/people`)).items);
  }

  /** What the duty bearer would read of these sections, and what the step lacks. Nothing is stored. */
  preview<T>(id: string, sections: readonly string[]): Promise<T> {
    return this.api.post<T>(`/hand-overs/${id}/preview`, { sections });
  }
}
