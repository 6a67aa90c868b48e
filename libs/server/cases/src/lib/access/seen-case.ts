import type { Section } from '@tact/domain';
import type { Grant, Tagged, TactAbility } from '@tact/permissions';
import { asCase, canWorkOn, readableSections } from '@tact/permissions';
import type { CaseRow } from '../case/case-row';

/** A row with what decides its sight. */
export interface CaseSightRow extends CaseRow {
  readonly ownerName: string | null;
  readonly grants: readonly Grant[];
  readonly blocked: boolean;
  readonly now: Date;
  readonly accessNow: Date;
}

export type CaseForAbility = Tagged<{ organisationId: string; teamId: string | null; ownerId: string | null; grants: readonly Grant[]; blocked: boolean }, 'Case'>;

/** A case as a principal sees it. */
export interface SeenCase {
  readonly row: CaseRow;
  readonly ownerName: string | null;
  /** For `ability.can`, with the grants in force. */
  readonly forAbility: CaseForAbility;
  readonly sections: readonly Section[];
  readonly access: 'write' | 'read';
  /** Domain time of the reading transaction. */
  readonly now: string;
  /** Time that expiry of access is measured by. */
  readonly accessNow: string;
}

interface Sight {
  readonly sections: readonly Section[];
  readonly access: 'write' | 'read';
}

/** Decides what a principal sees of many rows; rows with the same grants are decided once. */
export class CaseEyes {
  private readonly decided = new Map<string, Sight>();

  constructor(private readonly ability: TactAbility) {}

  /** Null without the summary: such a case is as good as missing. */
  see({ ownerName, grants, blocked, now, accessNow, ...row }: CaseSightRow): SeenCase | null {
    const forAbility = asCase({ organisationId: row.organisationId, teamId: row.teamId, ownerId: row.ownerId, grants, blocked }, accessNow.toISOString());
    const key = JSON.stringify([row.organisationId, blocked, forAbility.grants.map((grant) => [grant.granteeId, grant.sections, grant.access])]);
    const sight = this.decided.get(key) ?? this.decide(forAbility);
    this.decided.set(key, sight);
    if (!sight.sections.includes('summary')) return null;
    return { row, ownerName, forAbility, ...sight, now: now.toISOString(), accessNow: accessNow.toISOString() };
  }

  private decide(theCase: CaseForAbility): Sight {
    return { sections: readableSections(this.ability, theCase), access: canWorkOn(this.ability, theCase) ? 'write' : 'read' };
  }
}
