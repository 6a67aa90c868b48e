import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { returnStep, type ReturnStepCode } from '@tact/domain';
import { type ApiProblem, Drafts, I18n, TPipe, newId } from '@tact/web/core';
import { AreaField, ErrorSummary, InkBar, Radios, TextField } from '@tact/web/ui';
import { ReturnActs } from '../shared/return-acts';
import type { ReturnDetail } from '../shared/return-model';
import { ReturnProblem } from '../shared/return-problem';
import { type AttestDraft, type DocumentDraft, attestBody, missingIn, readDraft } from './attest-draft';

/** Evidence of a step, document by document, and the first signature. What was typed stays until it is in. */
@Component({
  selector: 'tact-attest-form',
  imports: [AreaField, ErrorSummary, Radios, ReturnProblem, TPipe, TextField],
  templateUrl: './attest-form.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AttestForm {
  private readonly acts = inject(ReturnActs);
  private readonly drafts = inject(Drafts);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  readonly view = input.required<ReturnDetail>();
  readonly step = input.required<ReturnStepCode>();
  readonly changed = output<void>();
  readonly closed = output<void>();

  private readonly key = computed(() => `return:${this.view().id}:${this.step()}`);
  private readonly kept = computed(() => this.drafts.of(this.key(), ''));
  protected readonly draft = computed(() => readDraft(this.kept()(), this.step()));
  protected readonly rule = computed(() => returnStep(this.step()));
  protected readonly outcomes = computed(() => (this.rule().outcomes ?? []).map((value) => ({ value, label: this.i18n.tOr(`returns.outcome.${value}`, value) })));
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isBusy = signal(false);
  private readonly tried = signal(false);
  private readonly missing = computed(() => (this.tried() ? missingIn(this.step(), this.draft()) : []));
  protected readonly messages = computed(() => this.missing().map(({ name, path }) => ({ name, message: `${this.nameOf(path)}: ${this.i18n.t('fieldProblem.required')}` })));

  protected errorOf(path: string): string {
    return this.missing().some((one) => one.path === path) ? this.i18n.t('fieldProblem.required') : '';
  }

  protected set(changes: Partial<AttestDraft>): void {
    this.kept().set(JSON.stringify({ ...this.draft(), ...changes }));
  }

  protected setDocument(at: number, changes: Partial<DocumentDraft>): void {
    this.set({ documents: this.draft().documents.map((document, index) => (index === at ? { ...document, ...changes } : document)) });
  }

  protected untilLabel(): string {
    return this.i18n.t(this.rule().untilEndsPeriod ? 'returns.doc.periodEnd' : 'returns.doc.validUntil');
  }

  protected async sign(): Promise<void> {
    this.tried.set(true);
    this.problem.set(null);
    if (this.isBusy() || this.missing().length > 0) return;
    this.isBusy.set(true);
    const result = await this.acts.run(this.view(), 'attest', { id: newId(), ...attestBody(this.step(), this.draft()) });
    this.isBusy.set(false);
    if (result.kind === 'refused') return this.problem.set(result.problem);
    this.drafts.done(this.key());
    this.ink.tell(this.i18n.t(result.kind === 'done' ? 'returns.done' : 'returns.waitsHere'));
    this.closed.emit();
    this.changed.emit();
  }

  private nameOf(path: string): string {
    if (path === 'outcome') return this.i18n.t('returns.result');
    const [, at = '0', field = ''] = path.split('.');
    const kind = this.draft().documents[Number(at)]?.kind ?? '';
    return `${this.i18n.tOr(`returns.evidence.${kind}`, kind)}, ${field === 'validUntil' ? this.untilLabel() : this.i18n.t(`returns.doc.${field}`)}`;
  }
}
