import type { Operation } from '@tact/sync-protocol';

/** What a screen asks for; the outbox adds `opId` and `deviceSeq`. */
export type OperationDraft = Omit<Operation, 'opId' | 'deviceSeq'>;
