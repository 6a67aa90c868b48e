import { nextBatch } from './next-batch';
import type { OutboxItem } from './outbox-item';

function item(opId: string, id: string, state: OutboxItem['state'] = 'waiting', userId = 'me'): OutboxItem {
  return { operation: { opId, deviceSeq: 1, entity: 'record', id, caseId: 'case', kind: 'update', fields: {} }, userId, at: '', state };
}

const ids = (items: readonly OutboxItem[]): string[] => items.map((entry) => entry.operation.opId);

describe('nextBatch', () => {
  it('keeps the order', () => {
    expect(ids(nextBatch([item('1', 'a'), item('2', 'b'), item('3', 'a')], 'me'))).toEqual(['1', '2', '3']);
  });

  it('holds back what comes after a stuck operation on the same record, and nothing else', () => {
    expect(ids(nextBatch([item('1', 'a', 'attention'), item('2', 'b'), item('3', 'a')], 'me'))).toEqual(['2']);
  });

  it('never sends the work of another user', () => {
    expect(ids(nextBatch([item('1', 'a', 'waiting', 'other'), item('2', 'b')], 'me'))).toEqual(['2']);
  });

  it('takes no more than the limit', () => {
    expect(ids(nextBatch([item('1', 'a'), item('2', 'b'), item('3', 'c')], 'me', 2))).toEqual(['1', '2']);
  });
});
