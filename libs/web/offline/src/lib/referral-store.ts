import { Injectable, inject } from '@angular/core';
import { Api } from '@tact/web/core';
import type { CaseRecord, Page, ReferralHead } from './model';
import { Pages } from './pages';
import { Remote } from './remote';

/** ReferralView of the contract: header, entries the caller may read, sections with their acknowledged state. */
export type ReferralView = ReferralHead & Readonly<Record<string, unknown>>;

export interface ApprovalRow {
  readonly id: string;
  readonly caseId: string;
  readonly caseCode: string;
  readonly risk?: string | null;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly subjectVersion: number;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: string;
  readonly mayDecide: boolean;
  readonly version: number;
  readonly [more: string]: unknown;
}

/** Reads of referrals and approvals; commands on them go through the outbox (`referralCommand`). */
@Injectable({ providedIn: 'root' })
export class ReferralStore {
  private readonly api = inject(Api);

  box(box: 'outgoing' | 'incoming' | 'answered'): Pages<ReferralHead> {
    return new Pages((cursor) => this.api.get<Page<ReferralHead>>(`/referrals?box=${box}${after(cursor)}`));
  }

  view<T = ReferralView>(id: string): Remote<T> {
    return new Remote(() => this.api.get<T>(`/referrals/${id}`));
  }

  /** The records of one shared section: only while the referral is accepted or in service. Logged as `opened`. */
  section<T = { readonly records: readonly CaseRecord[] }>(id: string, section: string): Remote<T> {
    return new Remote(() => this.api.get<T>(`/referrals/${id}/sections/${section}`));
  }

  /** What the receiver would see before and after acceptance, and what is withheld. Nothing is stored. */
  preview<T>(caseId: string, body: Readonly<Record<string, unknown>>): Promise<T> {
    return this.api.post<T>(`/cases/${caseId}/referrals/preview`, body);
  }

  /** What waits for a decision, oldest first. */
  approvals<T extends ApprovalRow = ApprovalRow>(): Pages<T> {
    return new Pages((cursor) => this.api.get<Page<T>>(`/approvals${after(cursor).replace('&', '?')}`));
  }
}

function after(cursor: string | null): string {
  return cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
}
