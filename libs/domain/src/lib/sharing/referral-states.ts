/** DESIGN.md section 3: ownership stays with the sender; the receiver sees a scope while it lasts. */
export const REFERRAL_STATES = [
  'draft',
  'proposed',
  'approved',
  'returned',
  'sent',
  'acknowledged',
  'accepted',
  'in_service',
  'declined',
  'completed',
  'revoked',
  'expired',
] as const;
export type ReferralState = (typeof REFERRAL_STATES)[number];

export const REFERRAL_COMMANDS = [
  'propose',
  'approve',
  'send',
  'return',
  'resubmit',
  'acknowledge',
  'accept',
  'decline',
  'start',
  'complete',
  'revoke',
  'expire',
] as const;
export type ReferralCommand = (typeof REFERRAL_COMMANDS)[number];

const END = { revoke: 'revoked', expire: 'expired' } as const;

/** Every allowed transition. A command that is not here is refused, never ignored. */
export const REFERRAL_TRANSITIONS = {
  draft: { propose: 'proposed', ...END },
  proposed: { approve: 'approved', return: 'returned', ...END },
  approved: { send: 'sent', ...END },
  returned: { resubmit: 'proposed', ...END },
  sent: { acknowledge: 'acknowledged', accept: 'accepted', decline: 'declined', ...END },
  acknowledged: { accept: 'accepted', decline: 'declined', ...END },
  accepted: { start: 'in_service', complete: 'completed', ...END },
  in_service: { complete: 'completed', ...END },
  declined: {},
  completed: {},
  revoked: {},
  expired: {},
} as const satisfies Record<ReferralState, Partial<Record<ReferralCommand, ReferralState>>>;

/** The state after a command, or null where the table has none. */
export function nextReferralState(state: ReferralState, command: ReferralCommand): ReferralState | null {
  const row: Partial<Record<ReferralCommand, ReferralState>> = REFERRAL_TRANSITIONS[state];
  return row[command] ?? null;
}

/** Whether something can still happen to it: every state but declined, completed, revoked and expired. */
export function isLiveReferral(state: ReferralState): boolean {
  return Object.keys(REFERRAL_TRANSITIONS[state]).length > 0;
}

/** Whether it has left the sender and waits or works at the receiver. */
export function isWithReceiver(state: ReferralState): boolean {
  return state === 'sent' || state === 'acknowledged' || state === 'accepted' || state === 'in_service';
}
