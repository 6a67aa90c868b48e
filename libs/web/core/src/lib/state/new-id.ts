import { v7 } from 'uuid';

/** A new UUIDv7: made by the client, so that a record keeps its id while it waits to be sent. */
export function newId(): string {
  return v7();
}
