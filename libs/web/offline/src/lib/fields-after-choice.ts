import type { FieldConflict, FieldWrite } from '@tact/sync-protocol';

/** The fields to send again after a choice: of those in conflict only `mine`, based on the server's version; all others as they were. */
export function fieldsAfterChoice(
  fields: Readonly<Record<string, FieldWrite>>,
  conflicts: readonly FieldConflict[],
  mine: readonly string[],
): Record<string, FieldWrite> {
  const versions = new Map(conflicts.map((conflict) => [conflict.field, conflict.version]));
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => !versions.has(name) || mine.includes(name))
      .map(([name, write]) => [name, versions.has(name) ? { value: write.value, baseVersion: versions.get(name) } : write]),
  );
}
