/** A connection of who administers the database: rotation runs beside the server, as the owner of the tables. */
export interface RotationDatabase {
  /** One transaction; an error undoes it. */
  transaction<T>(work: (query: <Row>(sql: string, values?: readonly unknown[]) => Promise<Row[]>) => Promise<T>): Promise<T>;
}

/** Every transaction of a rotation begins so: the owner's policies let it through, and the audit trail says why. */
export const AS_OWNER = `set local role tact_owner; select set_config('tact.reason', 'key rotation', true)`;
