import { type FieldRule, isRecordKind, kindRule } from '@tact/domain';
import type { ApprovalPage } from '@tact/web/offline';
import type { Change } from '../changes';

export interface ChangeWords {
  kind(kind: string): string;
  field(kind: string, field: string): string;
  value(rule: FieldRule, value: unknown): string;
}

type Row = { readonly kind: string; readonly fields: Readonly<Record<string, unknown>> };

/** What differs between the version that was decided and the one proposed now: records added and removed, fields with old and new words. */
export function pageChanges(was: readonly ApprovalPage[], now: readonly ApprovalPage[], words: ChangeWords): Change[] {
  const [before, after] = [rowsOf(was), rowsOf(now)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id): Change[] => {
    const [then, present] = [before.get(id), after.get(id)];
    if (!then && present) return [{ kind: 'added', label: words.kind(present.kind), recordKind: null, was: '', now: gist(present, words) }];
    if (then && !present) return [{ kind: 'removed', label: words.kind(then.kind), recordKind: null, was: gist(then, words), now: '' }];
    return then && present ? fieldChanges(then, present, words) : [];
  });
}

function rowsOf(pages: readonly ApprovalPage[]): ReadonlyMap<string, Row> {
  return new Map(pages.flatMap(({ records }) => records.map(({ id, kind, fields }) => [id, { kind, fields }])));
}

function rulesOf(kind: string): Readonly<Record<string, FieldRule>> {
  return isRecordKind(kind) ? kindRule(kind).fields : {};
}

function fieldChanges(was: Row, now: Row, words: ChangeWords): Change[] {
  return Object.entries(rulesOf(now.kind)).flatMap(([name, rule]): Change[] => {
    const [then, present] = [words.value(rule, was.fields[name]), words.value(rule, now.fields[name])];
    if (then === present) return [];
    const kind = then === '' ? 'added' : present === '' ? 'removed' : 'changed';
    return [{ kind, label: `${words.kind(now.kind)}: ${words.field(now.kind, name)}`, recordKind: null, was: then, now: present }];
  });
}

function gist({ kind, fields }: Row, words: ChangeWords): string {
  return Object.entries(rulesOf(kind)).map(([name, rule]) => words.value(rule, fields[name])).filter(Boolean).slice(0, 3).join(', ');
}
