import type { CaseFile } from '@tact/web/offline';

export interface TimelineEvent {
  readonly id: string;
  readonly at: string;
  readonly who: string;
  readonly what:
    | { readonly type: 'record'; readonly recordId: string; readonly kind: string; readonly fields: Readonly<Record<string, unknown>> }
    | { readonly type: 'move'; readonly to: string; readonly from: string | null; readonly isClosing: boolean }
    | { readonly type: 'referral'; readonly referralId: string; readonly state: string }
    | { readonly type: 'registered' };
}

/** What happened, newest first: records as they were written, moves, referrals, the registration. */
export function timeline(file: CaseFile): readonly TimelineEvent[] {
  const records = file.records.map((record): TimelineEvent => ({
    id: record.id, at: record.createdAt, who: record.createdByName,
    what: { type: 'record', recordId: record.id, kind: record.kind, fields: record.fields },
  }));
  const moves = file.moves.map((move): TimelineEvent => ({
    id: move.id, at: move.at, who: move.byName ?? '',
    what: { type: 'move', to: move.toStage, from: move.fromStage, isClosing: move.toStatus === 'closed' },
  }));
  const referrals = file.referrals.flatMap((referral): TimelineEvent[] => {
    const at = firstText(referral['answeredAt'], referral['sentAt'], referral['proposedAt']);
    return at ? [{ id: referral.id, at, who: '', what: { type: 'referral', referralId: referral.id, state: referral.state } }] : [];
  });
  const registered: TimelineEvent = { id: 'registered', at: file.head.registeredAt, who: '', what: { type: 'registered' } };
  return [...records, ...moves.filter((event) => event.what.type === 'move' && event.what.from !== null), ...referrals, registered]
    .filter((event) => event.at)
    .sort((a, b) => b.at.localeCompare(a.at));
}

function firstText(...values: readonly unknown[]): string | null {
  return values.find((value): value is string => typeof value === 'string') ?? null;
}
