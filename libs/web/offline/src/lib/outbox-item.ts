import type { ApiProblem, FieldConflict } from '@tact/web/core';
import type { Operation } from '@tact/sync-protocol';

export interface OutboxItem {
  readonly operation: Operation;
  readonly userId: string;
  readonly at: string;
  /** waiting: not sent; sending: on its way; attention: the server refused it or found two versions. */
  readonly state: 'waiting' | 'sending' | 'attention';
  /** Kept back until then, so that it can be undone: milliseconds since 1970. */
  readonly heldUntil?: number;
  readonly problem?: ApiProblem;
  /** Both values of each field two people changed. */
  readonly conflicts?: readonly FieldConflict[];
}

export type BadgeOfRecord = 'here' | 'sent' | 'attention' | null;
