import { Injectable } from '@nestjs/common';
import type { ApprovalSubject } from '@tact/domain';
import type { Principal } from '@tact/server/platform';
import type { ApprovalRow } from './approval.repository';

/** What was read of one section. */
export interface ApprovalPage {
  readonly section: string;
  readonly records: readonly unknown[];
  /** With the summary: stage, status, risk, victim status and the clear facts. */
  readonly summary?: Readonly<Record<string, unknown>>;
}

/** What an approval shows beside its head. */
export interface SubjectReading {
  /** While it waits: what is proposed now. */
  readonly proposed?: readonly ApprovalPage[];
  /** Once decided: what was read then, and whether it still is that. */
  readonly snapshot?: { readonly sections: readonly ApprovalPage[]; readonly intact: boolean } | null;
  /** The last version that was decided before. */
  readonly previous?: { readonly id: string; readonly state: string; readonly subjectVersion: number; readonly decidedAt: string | null; readonly sections: readonly ApprovalPage[] } | null;
  /** The proposer's words, and the supervisor's. */
  readonly request?: string | null;
  readonly comment?: string | null;
}

/** A capability that keeps a subject of approvals: it reads what is approved and carries the decision out. Runs under an access record of the case. */
export interface ApprovalDesk {
  read(principal: Principal, row: ApprovalRow): Promise<SubjectReading>;
}

/** Desks by subject, registered by the capability that owns the subject. */
@Injectable()
export class ApprovalSubjects {
  private readonly desks = new Map<string, ApprovalDesk>();

  register(subject: ApprovalSubject, desk: ApprovalDesk): void {
    this.desks.set(subject, desk);
  }

  of(subject: string): ApprovalDesk | null {
    return this.desks.get(subject) ?? null;
  }
}
