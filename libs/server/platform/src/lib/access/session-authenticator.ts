import type { PrincipalRow } from '@tact/server/persistence';

/** Finds who sends a request: access token, then session row, device, user and memberships. Null is signed out. */
export abstract class SessionAuthenticator {
  /** `authorization` is the header's value. */
  abstract authenticate(authorization: string | undefined): Promise<PrincipalRow | null>;
}
