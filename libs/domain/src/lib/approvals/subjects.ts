import type { RecordKind } from '../case/record-kinds';

/** What a supervisor is asked to approve. The first comes from sharing, the last two from the processes of their names. */
export const APPROVAL_SUBJECTS = [
  'referral',
  'move',
  'assessment',
  'plan',
  'reintegration_plan',
  'closure',
  'hand_over',
  'return_clearance',
] as const;
export type ApprovalSubject = (typeof APPROVAL_SUBJECTS)[number];

/** Subjects that are parts of the case's own file; the others belong to a process that has its own commands. */
export const FILE_SUBJECTS = ['move', 'assessment', 'plan', 'reintegration_plan', 'closure'] as const;
export type FileSubject = (typeof FILE_SUBJECTS)[number];

export interface SubjectRule {
  /** What `subjectId` names: the case itself, or one record of this kind. */
  readonly about: 'case' | RecordKind;
  /** Whether stage, status, risk and victim status are read with it. */
  readonly summary: boolean;
  /** Kinds of records that the supervisor reads; of `latest` only the newest so many. */
  readonly shows: readonly RecordKind[];
  readonly latest: Readonly<Partial<Record<RecordKind, number>>>;
  /** Kinds it rests on: an edit of one asks again. */
  readonly restsOn: readonly RecordKind[];
  /** Fields that tell how the work goes on, not what was agreed: an edit of these alone asks nobody again. */
  readonly progress: Readonly<Partial<Record<RecordKind, readonly string[]>>>;
  /** Fields of a returned subject that can be marked. */
  readonly markable: readonly string[];
}

/** DESIGN.md section 2, Approvals: what each subject puts before the supervisor, and which later edit makes it stale. */
export const SUBJECT_RULES: Readonly<Record<FileSubject, SubjectRule>> = {
  move: {
    about: 'case',
    summary: true,
    shows: ['risk_screening', 'victim_status_decision', 'incident', 'visit'],
    latest: { risk_screening: 2, victim_status_decision: 1, incident: 3, visit: 1 },
    restsOn: ['risk_screening', 'victim_status_decision', 'incident'],
    progress: {},
    markable: ['risk_screening', 'victim_status_decision', 'visit'],
  },
  assessment: {
    about: 'assessment',
    summary: true,
    shows: ['assessment'],
    latest: {},
    restsOn: ['assessment'],
    progress: {},
    markable: ['child', 'carer', 'household', 'community', 'strengths', 'childViews', 'needs'],
  },
  plan: {
    about: 'case',
    summary: true,
    shows: ['plan_goal', 'plan_action', 'service', 'placement', 'case_conference'],
    latest: { placement: 1, case_conference: 1 },
    restsOn: ['plan_goal', 'plan_action', 'service'],
    progress: {
      plan_goal: ['state'],
      plan_action: ['state'],
      service: ['state', 'from', 'until', 'note', 'delivery'],
    },
    markable: ['plan_goal', 'plan_action', 'service', 'placement', 'case_conference'],
  },
  reintegration_plan: {
    about: 'reintegration_plan',
    summary: true,
    shows: ['reintegration_plan', 'placement'],
    latest: { placement: 1 },
    restsOn: ['reintegration_plan'],
    progress: {},
    markable: ['safety', 'school', 'family', 'health', 'livelihood', 'responsible', 'firstVisitOn', 'placement'],
  },
  closure: {
    about: 'case',
    summary: true,
    shows: ['closure_review', 'risk_screening', 'plan_goal', 'reintegration_score', 'visit'],
    latest: { closure_review: 1, risk_screening: 2, reintegration_score: 2, visit: 1 },
    restsOn: ['closure_review', 'risk_screening', 'incident', 'plan_goal', 'reintegration_score'],
    progress: {},
    markable: ['closure_review', 'risk_screening', 'plan_goal', 'visit'],
  },
};

/** Whether a text names a subject of the file. */
export function isFileSubject(text: unknown): text is FileSubject {
  return typeof text === 'string' && (FILE_SUBJECTS as readonly string[]).includes(text);
}
