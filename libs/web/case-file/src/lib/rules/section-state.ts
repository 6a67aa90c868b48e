import { type RecordKind, type Section, consentOf, isConsentLive, kindsOfSection, registrationMissing } from '@tact/domain';
import type { CaseFile } from '@tact/web/offline';

export interface SectionState {
  readonly section: Section;
  readonly state: 'complete' | 'part' | 'todo' | null;
  /** What a complete section would have and this one lacks, as codes. */
  readonly missing: readonly string[];
  readonly counts: readonly { readonly kind: RecordKind; readonly count: number }[];
  readonly changedAt: string | null;
}

type Check = (file: CaseFile) => readonly string[];
const VICTIM: readonly string[] = ['potential_victim', 'presumed_victim', 'identified_victim'];

/**
 * What a worker is expected to have written in a section before calling it complete. Only a reminder in the task list:
 * what lets a case move are the gates of `@tact/domain`.
 */
const EXPECTED: Partial<Record<Section, Check>> = {
  identity: (file) => [...registrationMissing(file.head, fieldsOf(file, 'identity')), ...lacks(file, 'safe_contact')],
  family: (file) => lacks(file, 'family_member'),
  risk: (file) => [
    ...lacks(file, 'risk_screening'),
    ...(file.head.risk === 'high' || file.head.risk === 'medium' ? lacks(file, 'mandatory_report') : []),
    ...(file.head.risk === 'high' ? lacks(file, 'safety_plan') : []),
  ],
  trafficking: (file) => (VICTIM.includes(file.head.victimStatus) ? [...lacks(file, 'indicator_screening'), ...lacks(file, 'exploitation_event')] : []),
  plan: (file) => [...lacks(file, 'plan_goal'), ...lacks(file, 'placement')],
  health: (file) => lacks(file, 'health_note'),
  legal: (file) => [...(hasLiveConsent(file) ? [] : ['consent']), ...lacks(file, 'lawful_basis')],
};

/** The state of one section for the task list. Notes and documents have none: they are never complete. */
export function sectionState(file: CaseFile, section: Section): SectionState {
  const kinds = kindsOfSection(section);
  const records = file.records.filter((record) => (kinds as readonly string[]).includes(record.kind));
  const counts = kinds.flatMap((kind) => {
    const count = records.filter((record) => record.kind === kind).length;
    return count > 0 ? [{ kind, count }] : [];
  });
  const check = EXPECTED[section];
  const missing = check?.(file) ?? [];
  const changedAt = records.map((record) => record.updatedAt).sort().at(-1) ?? null;
  const state = !check ? null : missing.length === 0 && (records.length > 0 || section !== 'trafficking') ? 'complete' : records.length > 0 ? 'part' : 'todo';
  return { section, state, missing, counts, changedAt };
}

function lacks(file: CaseFile, kind: RecordKind): readonly string[] {
  return file.records.some((record) => record.kind === kind) ? [] : [kind];
}

function fieldsOf(file: CaseFile, kind: RecordKind): Readonly<Record<string, unknown>> {
  return file.records.find((record) => record.kind === kind)?.fields ?? {};
}

function hasLiveConsent(file: CaseFile): boolean {
  const today = new Date().toISOString().slice(0, 10);
  return file.records.some((record) => record.kind === 'consent' && isConsentLive(consentOf(record.id, record.fields), today));
}
