import { type Signal, type WritableSignal, computed, signal } from '@angular/core';
import { type FieldProblem, type RecordKind, isRecordKind, kindRule, validateRecord, validateRecordPatch } from '@tact/domain';
import { type ApiProblem, type Drafts, type I18n, type ProblemTexts, newId } from '@tact/web/core';
import { type CaseRecord, type OperationDraft, addRecord, changeRecord } from '@tact/web/offline';
import type { FieldMessage } from '@tact/web/ui';
import type { RecordWords } from '../words/record-words';
import { type Values, changedFields, toFields, toForm } from './form-values';
import type { Saved, Saver } from './saver';

export interface DraftTools {
  readonly drafts: Drafts;
  readonly i18n: I18n;
  readonly saver: Saver;
  readonly texts: ProblemTexts;
  readonly words: RecordWords;
}

/**
 * One record being written: its typed answers (kept while the app is open), what is wrong with them, and the save. A
 * refused save changes nothing that was typed.
 */
export class RecordDraft {
  private readonly key: string;
  /** The new record's id: the same for every save of this form. */
  private readonly id = newId();
  /** What this form handed in last, how often, and what became of it. */
  private last: { readonly fields: Values; readonly times: number; readonly saved: Saved } | null = null;
  private readonly wrong = signal<readonly FieldProblem[]>([]);
  private readonly failed = signal<ApiProblem | null>(null);
  private readonly busy = signal(false);
  readonly values: WritableSignal<Values>;
  readonly isBusy = this.busy.asReadonly();
  /** A refusal that belongs to no field. */
  readonly problem = computed(() => (this.wrong().length ? null : this.failed()));
  readonly errors: Signal<Readonly<Record<string, string>>> = computed(() =>
    Object.fromEntries(this.wrong().map(({ field, code }) => [field, this.tools.i18n.tOr(`caseFile.problem.${code}`, this.tools.texts.field({ path: field, code }))])),
  );
  readonly messages: Signal<readonly FieldMessage[]> = computed(() =>
    Object.entries(this.errors()).map(([name, message]) => ({ name, message: `${this.tools.words.field(this.kind, name)}: ${message}` })),
  );

  constructor(
    private readonly tools: DraftTools,
    private readonly caseId: string,
    readonly kind: RecordKind,
    /** The record to change; none for a new one. */
    private readonly record: CaseRecord | null,
    initial: Values = {},
  ) {
    this.key = `record:${caseId}:${record?.id ?? kind}`;
    this.values = tools.drafts.of<Values>(this.key, toForm(kind, record?.fields ?? initial));
  }

  /** Null while answers are wrong: they are then marked. `extra` are fields that the page works out itself. */
  async save(extra: Values = {}): Promise<Saved | null> {
    const fields = { ...toFields(this.kind, this.values()), ...extra };
    if (this.busy()) return null;
    if (this.last && JSON.stringify(this.last.fields) === JSON.stringify(fields)) return this.last.saved;
    const draft = this.operation(fields);
    if (!draft) return null;
    this.busy.set(true);
    const saved = await this.tools.saver.save(draft);
    this.busy.set(false);
    if (saved.kind === 'refused') this.refuse(saved.problem);
    else this.keep(fields, saved);
    return saved;
  }

  forget(): void {
    this.tools.drafts.done(this.key);
  }

  /** Marks one answer by a rule of the page. */
  mark(field: string, code: string): void {
    this.wrong.set([{ field, code: code as FieldProblem['code'] }]);
  }

  /** A form that stays open after its save (the next page could not be opened) hands the same answers in once only. */
  private keep(fields: Values, saved: Saved): void {
    if (saved.kind !== 'conflict') this.last = { fields, saved, times: (this.last?.times ?? 0) + 1 };
    this.tools.drafts.done(this.key);
  }

  private operation(fields: Values): OperationDraft | null {
    const changes = this.record ? changedFields(this.record.fields, fields) : fields;
    const extra = this.tools.words.extraCodes();
    const { problems } = this.record ? validateRecordPatch(this.kind, changes, extra) : validateRecord(this.kind, fields, extra);
    this.failed.set(null);
    this.wrong.set(problems);
    if (problems.length) return null;
    if (this.record) return changeRecord(this.record, changes);
    if (!this.last) return addRecord(this.caseId, this.kind, fields, this.id);
    // Other words after a save: a change of the same record, or one more where records are only added to.
    if (kindRule(this.kind).appendOnly) return addRecord(this.caseId, this.kind, fields);
    return changeRecord({ id: this.id, caseId: this.caseId, version: this.last.times, fieldVersions: {} }, changedFields(this.last.fields, fields));
  }

  private refuse(problem: ApiProblem): void {
    this.failed.set(problem);
    const named = (problem.problem.fields ?? []).map(({ path, code }) => ({ field: path.split(/[./]/).pop() ?? path, code: code as FieldProblem['code'] }));
    this.wrong.set(named.filter(({ field }) => isRecordKind(this.kind) && this.tools.words.rule(this.kind, field)));
  }
}
