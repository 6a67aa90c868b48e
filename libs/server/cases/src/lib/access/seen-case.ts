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

/** The same instant as text again and again: all rows of a page are read at one time. */
class Instant {
  private at = Number.NaN;
  private text = '';

  of(date: Date): string {
    if (date.getTime() !== this.at) {
      this.at = date.getTime();
      this.text = date.toISOString();
    }
    return this.text;
  }
}

/** Decides what a principal sees of many rows; rows with the same grants are decided once. */
export class CaseEyes {
  private readonly decided = new Map<string, Sight>();
  private readonly now = new Instant();
  private readonly accessNow = new Instant();

  constructor(private readonly ability: TactAbility) {}

  /** Null without the summary: such a case is as good as missing. */
  see(row: CaseSightRow): SeenCase | null {
    const { grants, blocked, ownerName } = row;
    const accessNow = this.accessNow.of(row.accessNow);
    const forAbility = asCase({ organisationId: row.organisationId, teamId: row.teamId, ownerId: row.ownerId, grants, blocked }, accessNow);
    const key = `${row.organisationId} ${blocked} ${forAbility.grants.map((grant) => `${grant.granteeId} ${grant.access} ${grant.sections.join()}`).join(';')}`;
    const sight = this.decided.get(key) ?? this.decide(forAbility);
    this.decided.set(key, sight);
    if (!sight.sections.includes('summary')) return null;
    return { row, ownerName, forAbility, ...sight, now: this.now.of(row.now), accessNow };
  }

  private decide(theCase: CaseForAbility): Sight {
    return { sections: readableSections(this.ability, theCase), access: canWorkOn(this.ability, theCase) ? 'write' : 'read' };
  }
}
