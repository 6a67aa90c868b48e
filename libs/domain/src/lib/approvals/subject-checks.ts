import type { FileSubject } from './subjects';

interface CheckedRecord {
  readonly kind: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface SubjectCheck {
  readonly code: 'goals' | 'tookPart' | 'seenChild' | 'childViews' | 'lowTwice' | 'dutyBearer' | 'placement';
  readonly met: boolean;
}

/**
 * What the supervisor can see at a glance of a proposal (case_steps.json steps 2, 3 and 6): it decides nothing, the supervisor does.
 * `records`: those put before the supervisor, oldest first.
 */
export function subjectChecks(subject: FileSubject, records: readonly CheckedRecord[]): SubjectCheck[] {
  const of = (kind: string): CheckedRecord[] => records.filter((record) => record.kind === kind);
  const last = (kind: string): Readonly<Record<string, unknown>> => of(kind).at(-1)?.fields ?? {};
  const goals = of('plan_goal').filter(({ fields }) => fields['state'] !== 'dropped');
  const check = (code: SubjectCheck['code'], met: boolean): SubjectCheck => ({ code, met });
  const levels = of('risk_screening').slice(-2).map(({ fields }) => fields['level']);
  const lowTwice = check('lowTwice', levels.length === 2 && levels.every((level) => level === 'low' || level === 'none'));
  switch (subject) {
    case 'plan':
      return [
        check('goals', goals.length > 0 && goals.every(({ fields }) => isSaid(fields['leadBy']) && isSaid(fields['dueOn']))),
        check('tookPart', last('case_conference')['childTookPart'] === true),
      ];
    case 'assessment':
      return [check('seenChild', last('assessment')['seenChild'] === true), check('childViews', isSaid(last('assessment')['childViews']))];
    case 'reintegration_plan':
      return [
        check('placement', last('placement')['safe'] === true),
        check('tookPart', last('reintegration_plan')['childTookPart'] === true),
      ];
    case 'closure':
      return [lowTwice, check('dutyBearer', isSaid(last('closure_review')['dutyBearer']))];
    case 'move':
      return [lowTwice];
  }
}

function isSaid(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}
