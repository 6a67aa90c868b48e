import { compareRisk } from '@tact/domain';
import type { RiskLevel } from '@tact/domain';
import type { FieldWrite } from './operation';
import type { FieldConflict } from './outcome';

export interface MergeResult {
  /** The values to store; equal values are not stored again. */
  readonly applied: Readonly<Record<string, unknown>>;
  readonly conflicts: readonly FieldConflict[];
  /** Somebody else wrote since: other fields changed, or a special rule decided. */
  readonly merged: boolean;
}

/** Whether a write on an old version wins at once, without a conflict; otherwise the common rule holds. */
type SpecialRule = (mine: unknown, theirs: unknown) => boolean;

const RISK_LEVELS: readonly unknown[] = ['none', 'low', 'medium', 'high'];

/** A raised risk wins, whenever it was written; a lowered one does not (DESIGN.md section 6, Merge). */
const riskRaised: SpecialRule = (mine, theirs) => {
  if (!RISK_LEVELS.includes(mine)) return false;
  if (!RISK_LEVELS.includes(theirs)) return true;
  return compareRisk(mine as RiskLevel, theirs as RiskLevel) > 0;
};

/** A withdrawal wins, and the earlier of two; nothing brings a consent back by a merge. */
const consentWithdrawn: SpecialRule = (mine, theirs) => isDay(mine) && (!isDay(theirs) || mine < theirs);

/** A consent refused wins over one given. */
const consentRefused: SpecialRule = (mine) => mine === false;

const SPECIAL: Readonly<Record<string, SpecialRule>> = {
  'case.risk': riskRaised,
  'consent.withdrawnOn': consentWithdrawn,
  'consent.given': consentRefused,
};

/**
 * Merges field writes into a row. A field written on its present version is applied; different fields merge; the same
 * field with another value keeps the server's and is a conflict with both; risk raised and consent withdrawn win at once.
 * `kind` is `case` or the record kind. A write without a base version counts as made on the first version.
 */
export function mergeFields(
  current: Readonly<Record<string, unknown>>,
  currentFieldVersions: Readonly<Record<string, number>>,
  incoming: Readonly<Record<string, FieldWrite>>,
  kind = 'case',
): MergeResult {
  const applied: Record<string, unknown> = {};
  const conflicts: FieldConflict[] = [];
  let special = false;
  for (const [field, { value, baseVersion = 0 }] of Object.entries(incoming)) {
    const version = currentFieldVersions[field] ?? 0;
    const theirs = current[field];
    if (isSame(value, theirs)) continue;
    if (baseVersion >= version) {
      applied[field] = value;
      continue;
    }
    const rule = Object.hasOwn(SPECIAL, `${kind}.${field}`) ? SPECIAL[`${kind}.${field}`] : undefined;
    if (rule?.(value, theirs)) {
      applied[field] = value;
      special = true;
    } else conflicts.push({ field, yours: value, theirs, version });
  }
  const oldest = Math.min(...Object.values(incoming).map(({ baseVersion = 0 }) => baseVersion));
  const isBehind = Object.values(currentFieldVersions).some((version) => version > oldest);
  return { applied, conflicts, merged: special || isBehind };
}

/**
 * The writes as they count on a row of `rowVersion`: whoever names a version that was never there has seen nothing, so that no invented
 * version overwrites what another person wrote.
 */
export function seenWrites(
  writes: Readonly<Record<string, FieldWrite>>,
  rowVersion: number,
): Readonly<Record<string, FieldWrite>> {
  return Object.fromEntries(
    Object.entries(writes).map(([field, { value, baseVersion = 0 }]) => [
      field,
      { value, baseVersion: baseVersion > rowVersion ? 0 : baseVersion },
    ]),
  );
}

/** The field versions after a write that made the row's version `version`. */
export function bumpVersions(
  fieldVersions: Readonly<Record<string, number>>,
  fields: readonly string[],
  version: number,
): Record<string, number> {
  return { ...fieldVersions, ...Object.fromEntries(fields.map((field) => [field, version])) };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
