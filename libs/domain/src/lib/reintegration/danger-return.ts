import type { RecordKind } from '../case/record-kinds';
import type { CaseStatus, Stage } from '../lifecycle/stages';
import { scoreRedFlags } from './child-score';

/** What happened to a case that may bring it back. */
export type DangerSign =
  | { readonly type: 'record'; readonly kind: RecordKind; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly type: 'risk'; readonly to: string };

/** The sign as a code, or null when it is none: a new incident, a red flag of the score, high risk. */
export function dangerSign(sign: DangerSign): 'new_incident' | 'red_flag' | 'high_risk' | null {
  if (sign.type === 'risk') return sign.to === 'high' ? 'high_risk' : null;
  if (sign.kind === 'visit') return sign.fields['risk'] === 'high' ? 'high_risk' : null;
  if (sign.kind === 'incident') return sign.fields['redFlag'] === true ? 'red_flag' : 'new_incident';
  return sign.kind === 'reintegration_score' && scoreRedFlags(sign.fields).length > 0 ? 'red_flag' : null;
}

/**
 * Whether a sign of danger brings the case back to protection at once, without approval: a handed-over case always (DESIGN.md section 2,
 * referral to protection); a closed one too, for a red flag or a visit that finds high risk (case_steps.json post_closure: reopen if any red
 * flag).
 */
export function returnsToProtection(at: { readonly stage: Stage; readonly status: CaseStatus }, sign: DangerSign): boolean {
  const found = dangerSign(sign);
  if (found === null) return false;
  return at.status === 'closed' ? found !== 'new_incident' && sign.type === 'record' : at.stage === 'referral';
}
