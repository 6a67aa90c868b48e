import type { Principal } from '@tact/server/platform';

/**
 * One use case on a referral. It runs inside a unit of work; `opens` says that it reads sealed content, so that an access record of the
 * case must be committed before. Its route and its sync operation both run it.
 */
export interface ReferralCommand<Body> {
  readonly opens: boolean;
  execute(principal: Principal, referralId: string, body: Body): Promise<void>;
}

/** Every state command names the version the person read. */
export interface Versioned {
  readonly version: number;
}
