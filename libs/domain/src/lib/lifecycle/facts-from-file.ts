import type { RiskLevel, VictimStatus } from '../codes/code-lists';
import { codesOf } from '../codes/code-lists';
import type { CaseFacts, ClosureFacts, HandOverFacts, PendingItem, ReturnFacts } from './case-facts';
import { exceptionHolds } from '../closure/closure-form';
import { ageAt } from '../people/age';
import { scoreRedFlags } from '../reintegration/child-score';
import type { CaseStatus, Place, Stage } from './stages';
import { registrationMissing } from './registration';

/** A record as the facts need it: kind, fields, and when it was written (an instant, UTC). */
export interface RecordForFacts {
  readonly kind: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly createdAt: string;
}

/** The row of the case as the facts need it. */
export interface CaseForFacts {
  readonly stage: Stage;
  readonly status: CaseStatus;
  readonly stageBefore?: Stage | null;
  readonly stageSince: string;
  readonly risk: RiskLevel | null;
  readonly victimStatus: VictimStatus;
  readonly sex: string | null;
  readonly birthYear: number | null;
  readonly areaId: string | null;
  readonly presenceCountry: string | null;
  readonly residenceCountry: string | null;
}

export interface FileForFacts {
  readonly case: CaseForFacts;
  readonly records: readonly RecordForFacts[];
  readonly approvedMoves?: readonly Place[];
  readonly pending?: readonly PendingItem[];
  readonly reintegrationPlanApproved?: boolean;
  readonly returnProcess?: ReturnFacts;
  readonly handOver?: HandOverFacts;
}

const NO_RETURN: ReturnFacts = {
  underConsideration: false,
  entryCleared: false,
  handOverSigned: false,
  arrivalCareGiven: false,
  ended: false,
};
const NO_CLOSURE: ClosureFacts = {
  goalsMet: false,
  safeCare: false,
  childAgrees: false,
  servicesContinue: false,
  exception: null,
};

/**
 * The facts that the gates read, from the case and all its records (the caller must see the whole file: a gate is
 * never decided on a part). Processes that are not recorded give facts that are false.
 */
export function caseFacts(file: FileForFacts): CaseFacts {
  const records = [...file.records].sort((a, b) =>
    a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0,
  );
  const of = (kind: string) => records.filter((record) => record.kind === kind);
  const incidents = of('incident').filter((record) => record.createdAt >= file.case.stageSince);
  return {
    stage: file.case.stage,
    status: file.case.status,
    stageBefore: file.case.stageBefore ?? null,
    risk: file.case.risk,
    victimStatus: file.case.victimStatus,
    registrationMissing: registrationMissing(file.case, of('identity').at(-1)?.fields ?? {}),
    screenings: of('risk_screening').flatMap((record) => riskLevel(record.fields['level'])),
    mandatoryReport: reportState(of('mandatory_report')),
    presenceCountry: file.case.presenceCountry,
    residenceCountry: file.case.residenceCountry,
    safePlacement: isSafe(
      of('placement')
        .filter((record) => isBlank(record.fields['until']))
        .at(-1),
    ),
    reintegrationPlanApproved: file.reintegrationPlanApproved ?? false,
    redFlag:
      incidents.some((record) => record.fields['redFlag'] === true || record.fields['type'] === 'retrafficking') ||
      of('reintegration_score').some((record) => record.createdAt >= file.case.stageSince && scoreRedFlags(record.fields).length > 0),
    newIncident: incidents.length > 0,
    returnProcess: file.returnProcess ?? NO_RETURN,
    handOver: file.handOver ?? { leadStageThreeAccepted: false, returned: false },
    closure: closureFacts(of('closure_review').at(-1), of('identity').at(-1), of('visit')),
    pending: file.pending ?? [],
    approvedMoves: file.approvedMoves ?? [],
  };
}

function riskLevel(value: unknown): RiskLevel[] {
  return codesOf('risk_level').includes(value as string) ? [value as RiskLevel] : [];
}

function reportState(reports: readonly RecordForFacts[]): CaseFacts['mandatoryReport'] {
  if (reports.some(({ fields }) => fields['made'] === true)) return 'made';
  return reports.some(({ fields }) => !isBlank(fields['whyNot'])) ? 'reason_given' : 'none';
}

function isSafe(placement: RecordForFacts | undefined): boolean {
  return (
    placement?.fields['safe'] === true && !['with_exploiter', 'none'].includes(String(placement.fields['arrangement']))
  );
}

function closureFacts(
  review: RecordForFacts | undefined,
  identity: RecordForFacts | undefined,
  visits: readonly RecordForFacts[],
): ClosureFacts {
  if (!review) return NO_CLOSURE;
  const { goalsMet, safeCare, childAgrees, servicesContinue } = review.fields;
  const exception = typeof review.fields['exception'] === 'string' ? review.fields['exception'] : null;
  const birth = identity?.fields['birthDate'];
  const holds =
    exception !== null &&
    exceptionHolds(exception, {
      age: ageAt(typeof birth === 'string' ? birth : null, review.createdAt),
      visitsSeen: visits.map(({ fields }) => fields['seenChild'] === true),
    });
  return {
    goalsMet: goalsMet === true,
    safeCare: safeCare === true,
    childAgrees: childAgrees === true,
    servicesContinue: servicesContinue === true && !isBlank(review.fields['dutyBearer']),
    exception: holds ? exception : null,
    unfounded: holds ? null : exception,
  };
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}
