import { Inject, Injectable } from '@nestjs/common';
import { compareRisk, type RecordKind, type RiskLevel, riskRefusal, scoreRedFlags, suggestedRisk, type VictimStatus, victimStatusesFrom, victimStatusRefusal } from '@tact/domain';
import type { CaseCipher } from '@tact/server/crypto';
import { Refused, type Principal } from '@tact/server/platform';
import { birthYearOf } from '../case/birth';
import { CaseWriter } from '../case/case-writer';
import type { SeenCase } from '../access/seen-case';
import { CaseEvents } from '../events/case-events';
import { NameWriter } from './name-writer';

type Fields = Readonly<Record<string, unknown>>;

/** What a record changes on its case, by the rules of libs/domain. */
@Injectable()
export class RecordEffects {
  constructor(
    @Inject(CaseWriter) private readonly cases: CaseWriter,
    @Inject(CaseEvents) private readonly events: CaseEvents,
    @Inject(NameWriter) private readonly names: NameWriter,
  ) {}

  /** Applies what a new record means for the case, or throws 422 with the rule's refusal. */
  async ofNew(principal: Principal, seen: SeenCase, kind: RecordKind, fields: Fields): Promise<SeenCase> {
    switch (kind) {
      case 'risk_screening':
        return this.screen(principal, seen, fields);
      case 'visit':
        return this.raiseRisk(principal, seen, fields['risk']);
      case 'reintegration_score':
        return scoreRedFlags(fields).length > 0 ? this.setRisk(principal, seen, 'high') : seen;
      case 'victim_status_decision':
        return this.decideStatus(principal, seen, fields);
      case 'indicator_screening':
        return this.indicate(principal, seen, fields['result']);
      default:
        return seen;
    }
  }

  /** The searchable names and the clear columns follow the identity record, in its transaction. */
  async ofIdentity(principal: Principal, seen: SeenCase, cipher: CaseCipher, identity: Fields): Promise<SeenCase> {
    await this.names.replace(cipher, identity);
    const birthYear = birthYearOf(identity['birthDate']);
    const languages = Array.isArray(identity['languages']) ? (identity['languages'] as string[]) : [];
    const isSame = birthYear === seen.row.birthYear && JSON.stringify(languages) === JSON.stringify(seen.row.languages);
    return isSame ? seen : this.cases.update(principal, seen, { birthYear, languages });
  }

  /** Sets the risk; everybody who follows the case is told. */
  async setRisk(principal: Principal, seen: SeenCase, risk: RiskLevel): Promise<SeenCase> {
    if (seen.row.risk === risk) return seen;
    const after = await this.cases.update(principal, seen, { risk });
    await this.events.emit({ type: 'risk_changed', principal, caseId: seen.row.id, at: seen.now, from: seen.row.risk, to: risk });
    return after;
  }

  private screen(principal: Principal, seen: SeenCase, fields: Fields): Promise<SeenCase> {
    const codes = (name: string): string[] => (Array.isArray(fields[name]) ? (fields[name] as string[]) : []);
    const suggested = suggestedRisk({ individual: codes('individual'), household: codes('household'), community: codes('community'), danger: codes('danger') });
    const level = fields['level'] as RiskLevel;
    const refusal = riskRefusal(level, { suggested, present: seen.row.risk, reason: fields['reason'] as string | null });
    if (refusal) throw new Refused(refusal, { suggested, present: seen.row.risk }, [{ path: 'reason', code: refusal }]);
    return this.setRisk(principal, seen, level);
  }

  private raiseRisk(principal: Principal, seen: SeenCase, risk: unknown): Promise<SeenCase> {
    const raises = typeof risk === 'string' && (seen.row.risk === null || compareRisk(risk as RiskLevel, seen.row.risk) > 0);
    return raises ? this.setRisk(principal, seen, risk as RiskLevel) : Promise.resolve(seen);
  }

  private decideStatus(principal: Principal, seen: SeenCase, fields: Fields): Promise<SeenCase> {
    const to = fields['status'] as VictimStatus;
    const bySupervisor = principal.ability.can('assign', seen.forAbility);
    const refusal = victimStatusRefusal(seen.row.victimStatus, {
      to, reason: fields['reason'] as string | null, decidingBody: fields['decidingBody'] as string | null, bySupervisor,
    });
    if (refusal) throw new Refused(refusal, { from: seen.row.victimStatus, to });
    return this.setStatus(principal, seen, to);
  }

  private indicate(principal: Principal, seen: SeenCase, result: unknown): Promise<SeenCase> {
    const raised = victimStatusesFrom(seen.row.victimStatus).find((status) => status === result && seen.row.victimStatus !== 'not_victim');
    return raised ? this.setStatus(principal, seen, raised) : Promise.resolve(seen);
  }

  private async setStatus(principal: Principal, seen: SeenCase, victimStatus: VictimStatus): Promise<SeenCase> {
    const after = await this.cases.update(principal, seen, { victimStatus });
    await this.events.emit({ type: 'victim_status_changed', principal, caseId: seen.row.id, at: seen.now, from: seen.row.victimStatus, to: victimStatus });
    return after;
  }
}
