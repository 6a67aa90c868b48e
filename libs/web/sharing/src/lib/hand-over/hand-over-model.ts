import type { HandOverStep, Section } from '@tact/domain';
import type { HandOverHead } from '@tact/web/offline';
import type { PageState, SharedSection } from '../shared/referral-model';

/** What was said or signed on a path. */
export interface HandOverEntry {
  readonly id: string;
  readonly kind: string;
  readonly stage: number | null;
  readonly code: string | null;
  readonly on: string | null;
  readonly replyTo: string | null;
  readonly byName: string;
  readonly organisationId: string;
  readonly at: string;
  readonly text: string | null;
  readonly person: string | null;
  readonly evidence: string | null;
  readonly signature: { readonly signedName: string; readonly version: number; readonly pages: readonly { readonly section: string; readonly records: readonly unknown[] }[]; readonly mark: string } | null;
}

/** One path as its page reads it. */
export interface HandOverDetail extends HandOverHead {
  readonly entries: readonly HandOverEntry[];
  readonly pages: readonly PageState[];
  readonly steps: readonly HandOverStep[];
}

/** What the duty bearer would read, what stays and why, and what the step lacks. */
export interface StepPreview {
  readonly sections: readonly SharedSection[];
  readonly withheld: readonly { readonly section: string; readonly why: string }[];
  readonly held: readonly Section[];
  readonly leftOut: readonly Section[];
  readonly talkNeeded: boolean;
}

/** Somebody of the duty bearer's organisation who may be named. */
export interface TakeOverPerson {
  readonly id: string;
  readonly name: string;
  readonly teamName: string;
  readonly supervises: boolean;
}
