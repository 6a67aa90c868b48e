import { MAX_OPERATIONS } from '@tact/sync-protocol';
import type { OutboxItem } from './outbox-item';

/**
 * What may be sent now, in order: everything of this user that waits, except operations behind one of the same record
 * that needs attention. A stuck operation blocks its own record only; so does one that is kept
 * back while it can be undone.
 */
export function nextBatch(items: readonly OutboxItem[], userId: string, limit = MAX_OPERATIONS, now = Date.now()): readonly OutboxItem[] {
  const stuck = new Set<string>();
  const ready: OutboxItem[] = [];
  for (const item of items) {
    if (item.userId !== userId) continue;
    if (item.state === 'attention' || (item.heldUntil ?? 0) > now) stuck.add(item.operation.id);
    else if (!stuck.has(item.operation.id)) ready.push(item);
  }
  return ready.slice(0, limit);
}
