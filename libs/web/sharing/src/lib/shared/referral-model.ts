import type { Section, TextFinding } from '@tact/domain';
import type { CaseRecord, ReferralHead } from '@tact/web/offline';

/** The request as a receiver reads it before it accepts: three groups of the referral form, no name, contact or address. */
export interface RequestView {
  readonly header: Readonly<Record<string, unknown>>;
  readonly person: Readonly<Record<string, unknown>>;
  readonly reason: Readonly<Record<string, unknown>>;
}

/** One shared section as a receiver reads it after it accepted. */
export interface SharedSection {
  readonly section: Section;
  readonly records: readonly CaseRecord[];
  /** With identity: the display name, then aliases. */
  readonly names?: readonly string[];
  /** With summary: the clear facts of the case. */
  readonly summary?: Readonly<Record<string, unknown>>;
}

export type EntryKind =
  | 'header' | 'question' | 'answer' | 'feedback' | 'return_comment' | 'decline_note' | 'acknowledgement' | 'completion' | 'snapshot';

/** What was said in a referral: oldest first in lists. */
export interface Entry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly section: string | null;
  readonly replyTo: string | null;
  readonly by: string;
  readonly byName: string;
  readonly organisationId: string;
  readonly at: string;
  readonly text: string | null;
  /** What a supervisor marked, in a return. */
  readonly fields?: readonly string[];
}

/** One page of the shared file: a section, and who of the receiver has read it. */
export interface PageState {
  readonly section: string;
  readonly acknowledgedAt: string | null;
  readonly acknowledgedByName: string | null;
}

/** A head with what the server adds for lists and pages. */
export interface ReferralFacts extends ReferralHead {
  readonly side?: 'sender' | 'receiver';
  readonly fromOrganisationName?: string;
  readonly fromUserName?: string;
  readonly toOrganisationName?: string;
  readonly services: readonly string[];
  readonly consentIds?: readonly string[];
  readonly proposedBy?: string | null;
  readonly proposedByName?: string | null;
  readonly proposedAt?: string | null;
  readonly decidedBy?: string | null;
  readonly decidedByName?: string | null;
  readonly decidedAt?: string | null;
  readonly sentAt?: string | null;
  readonly acknowledgedAt?: string | null;
  readonly answeredAt?: string | null;
  readonly answeredByName?: string | null;
  readonly declineReason?: string | null;
  readonly endedAt?: string | null;
  readonly firstFeedbackDue?: string | null;
  readonly feedbackDue?: string | null;
  readonly lastFeedbackAt?: string | null;
  readonly escalatedAt?: string | null;
  readonly returnedFields?: readonly string[];
  readonly openQuestions?: number;
}

/** One referral as its page reads it. */
export interface ReferralDetail extends ReferralFacts {
  /** Null once it is closed to the reader. */
  readonly request: RequestView | null;
  readonly entries: readonly Entry[];
  readonly pages: readonly PageState[];
  /** For the sender: who decided what on which version. */
  readonly approvals?: readonly { readonly id: string; readonly state: string; readonly subjectVersion: number; readonly markedFields: readonly string[] }[];
}

/** What the server would show the receiver of a proposal. */
export interface Preview {
  readonly before: RequestView;
  readonly after: readonly SharedSection[];
  readonly withheld: readonly { readonly section: string; readonly why: string }[];
  readonly textFindings: readonly (TextFinding & { readonly field?: string })[];
}

/** The body of a proposal, as the contract has it. */
export interface ProposalBody {
  readonly toOrganisationId: string;
  readonly kind: string;
  readonly urgency: string;
  readonly purpose: string;
  readonly reason: string;
  readonly services: readonly string[];
  readonly sections: readonly string[];
  readonly consentIds: readonly string[];
  readonly respondBy: string | null;
  readonly expiresAt: string;
  readonly note: string | null;
}

/** The questions of a referral, oldest first, each with its answer. */
export function questionsOf(entries: readonly Entry[]): { readonly question: Entry; readonly answer: Entry | null }[] {
  return entries
    .filter(({ kind }) => kind === 'question')
    .map((question) => ({ question, answer: entries.find(({ kind, replyTo }) => kind === 'answer' && replyTo === question.id) ?? null }));
}
