import type { Entity } from './operation';

export const OUTCOMES = ['applied', 'merged', 'conflict', 'rejected', 'duplicate'] as const;
export type OutcomeKind = (typeof OUTCOMES)[number];

/** Two values of one field: the writer's and the server's, with the server's version of the field. */
export interface FieldConflict {
  readonly field: string;
  readonly yours: unknown;
  readonly theirs: unknown;
  readonly version: number;
}

/** The answer to one operation. `problem` is the problem document of a rejection. */
export interface Outcome {
  readonly opId: string;
  readonly outcome: OutcomeKind;
  readonly entity: Entity;
  readonly id: string;
  readonly version?: number;
  readonly fieldVersions?: Readonly<Record<string, number>>;
  readonly state?: string;
  readonly problem?: Readonly<Record<string, unknown>>;
  readonly conflicts?: readonly FieldConflict[];
}

/** What a device does with the operation after its outcome: forget it, or show it to a person with its text kept. */
export function afterOutcome(kind: OutcomeKind): 'done' | 'needs_attention' {
  switch (kind) {
    case 'applied':
    case 'merged':
    case 'duplicate':
      return 'done';
    case 'conflict':
    case 'rejected':
      return 'needs_attention';
  }
}
