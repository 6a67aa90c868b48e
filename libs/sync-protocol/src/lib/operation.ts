/** What an operation is about. */
export const ENTITIES = ['case', 'record', 'task', 'referral', 'approval', 'hand_over', 'return'] as const;
export type Entity = (typeof ENTITIES)[number];

/** Workflow commands by entity; each runs the same handler as its route. */
export const COMMANDS = {
  case: ['move', 'alert', 'assign'],
  record: [],
  task: ['complete'],
  referral: [
    'propose',
    'approve',
    'return',
    'resubmit',
    'acknowledge',
    'accept',
    'decline',
    'start',
    'complete',
    'revoke',
    'ask',
    'answer',
    'feedback',
    'acknowledgeSection',
  ],
  approval: ['propose', 'approve', 'return', 'withdraw'],
  hand_over: [
    'begin',
    'propose',
    'approve',
    'sendBack',
    'advance',
    'talk',
    'takeBack',
    'stop',
    'deliver',
    'outsideAnswer',
    'verify',
    'acknowledge',
    'accept',
    'decline',
    'giveBack',
    'prove',
    'ask',
    'answer',
  ],
  return: ['consider', 'attest', 'countersign', 'override', 'reopen', 'change', 'move', 'stop', 'missing', 'name', 'leave', 'appoint'],
} as const satisfies Record<Entity, readonly string[]>;

/** A field as somebody set it, and the version of that field which they saw (none in a create or a command). */
export interface FieldWrite {
  readonly value: unknown;
  readonly baseVersion?: number;
}

/**
 * One change, as a device or a route hands it in. `opId` and `id` are UUIDv7 made by the client; `deviceSeq` orders the
 * operations of one device; `fields` of a command are its body.
 */
export interface Operation {
  readonly opId: string;
  readonly deviceSeq: number;
  readonly entity: Entity;
  readonly id: string;
  readonly caseId: string;
  readonly kind: 'create' | 'update' | 'command';
  readonly command?: string;
  readonly fields: Readonly<Record<string, FieldWrite>>;
}

/** Most operations in one push. */
export const MAX_OPERATIONS = 100;

/** The values of an operation's fields, without their versions. */
export function fieldValues(operation: Pick<Operation, 'fields'>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(operation.fields).map(([name, { value }]) => [name, value]));
}

/** An operation's fields from plain values, all on one base version (none in a create or a command). */
export function fieldWrites(
  values: Readonly<Record<string, unknown>>,
  baseVersion?: number,
): Record<string, FieldWrite> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      baseVersion === undefined ? { value } : { value, baseVersion },
    ]),
  );
}
