import { type RecordKind, type RequestView, type Section, kindRule, requestView, sharedRecords, summaryView } from '@tact/domain';
import type { OpenCase, OpenRecord, SharedCase } from './shared-case';

/** The part of the request that is sealed: the person without name, contact or address, what for, and why. */
export type SealedRequest = Pick<RequestView, 'person' | 'reason'> & {
  readonly purpose?: string;
  /** What an older request was for, sealed later: no part of what was approved. */
  readonly carriedPurpose?: string;
};

/** What a request is for, in one line. */
export function purposeOf({ purpose, carriedPurpose }: Pick<SealedRequest, 'purpose' | 'carriedPurpose'>): string {
  return purpose ?? carriedPurpose ?? '';
}

/** What a receiver reads of one section after it accepted. */
export interface ReceiverSection {
  readonly section: Section;
  readonly records: readonly OpenRecord[];
  /** With identity: display name, then aliases. */
  readonly names?: readonly string[];
  /** With summary: stage, status, risk, victim status and the clear facts. */
  readonly summary?: SharedSummary;
}

export type SharedSummary = Omit<SharedCase, 'ownerId' | 'teamId'>;

export interface RequestTexts {
  readonly purpose: string;
  readonly reason: string;
  readonly services: readonly string[];
  readonly note?: string | null;
}

/** The sealed part of a request, from the case and the worker's words. Only the fields the form names get in. */
export function sealedRequest(child: SharedCase, identity: OpenRecord | undefined, texts: RequestTexts): SealedRequest {
  const { person, reason } = requestView({
    ...child, ...texts, caseCode: child.code, interpreterNeeded: identity?.fields['interpreterNeeded'] ?? null,
    languages: child.languages.length > 0 ? child.languages : identity?.fields['languages'] ?? [],
  });
  return { person, reason, purpose: texts.purpose };
}

/** The request as the receiver reads it, `clear` being the clear columns; the preview and the real view both come from here. */
export function receiverRequest(clear: Readonly<Record<string, unknown>>, request: SealedRequest): RequestView {
  return requestView({ ...request.person, ...request.reason, ...clear, purpose: purposeOf(request) });
}

/** One shared section as the receiver reads it; the preview and the real view both come from here. Kinds that are never shared stay out. */
export function receiverSection(section: Section, file: OpenCase): ReceiverSection {
  return {
    section,
    records: sharedRecords(file.records, 'scope', [section]),
    ...(section === 'identity' ? { names: file.names } : {}),
    ...(section === 'summary' && file.head ? { summary: summaryOf(file.head) } : {}),
  };
}

/** Whether records of a kind stay with the owning organisation whatever is shared. */
export function isNeverShared(kind: string): boolean {
  return kindRule(kind as RecordKind)?.neverShared === true;
}

function summaryOf(child: SharedCase): SharedSummary {
  return summaryView({ ...child }) as unknown as SharedSummary;
}
