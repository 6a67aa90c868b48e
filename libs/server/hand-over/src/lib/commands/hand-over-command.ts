import type { HandOverSide } from '@tact/domain';
import type { Principal } from '@tact/server/platform';
import type { HandOverRow } from '../store/hand-over-row';

/** What a step stored, for whom: its answer is made from it, since a step may end the actor's own sight. */
export interface Done {
  readonly row: HandOverRow;
  readonly side: HandOverSide;
  /** Domain time. */
  readonly now: string;
}

/** One use case on a path, run under an access record of its case. Its route and its sync operation both run it. */
export interface HandOverCommand<Body> {
  execute(principal: Principal, handOverId: string, body: Body): Promise<Done>;
}

/** Every command that changes the path names the version the person read. */
export interface Versioned {
  readonly version: number;
}
