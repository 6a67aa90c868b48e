import type { Principal } from '@tact/server/platform';

/** One use case on a return; runs under an access record of its case. */
export interface ReturnCommand<Body> {
  execute(principal: Principal, returnId: string, body: Body): Promise<void>;
}
