import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { ReturnStepCode } from '@tact/domain';
import { type ApiProblem, Drafts, I18n, TPipe, newId } from '@tact/web/core';
import { AreaField, InkBar, Note } from '@tact/web/ui';
import { ReturnActs } from '../shared/return-acts';
import type { ReturnDetail } from '../shared/return-model';
import { ReturnProblem } from '../shared/return-problem';

/** A supervisor lets a gate pass: with a reason, and the data protection officer is told. */
@Component({
  selector: 'tact-override-form',
  imports: [AreaField, Note, ReturnProblem, TPipe],
  template: `<form class="form" novalidate (submit)="$event.preventDefault(); send()">
    <tact-note kind="warn" [heading]="'returns.override' | t">{{ 'returns.overrideText' | t }}</tact-note>
    @if (problem(); as refused) {
      <tact-return-problem [problem]="refused" />
    }
    <tact-area-field name="override-reason" [rows]="4" [maxLength]="5000" [required]="true" [label]="'returns.reason' | t" [error]="error()" [value]="reason()()" (valueChange)="reason().set($event)" />
    <div class="btns">
      <button class="btn danger" type="submit" [attr.aria-disabled]="isBusy() || null">{{ 'returns.override' | t }}</button>
      <button class="btn" type="button" (click)="closed.emit()">{{ 'form.cancel' | t }}</button>
    </div>
  </form>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OverrideForm {
  private readonly acts = inject(ReturnActs);
  private readonly drafts = inject(Drafts);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  readonly view = input.required<ReturnDetail>();
  readonly step = input.required<ReturnStepCode>();
  readonly changed = output<void>();
  readonly closed = output<void>();
  private readonly key = computed(() => `return:${this.view().id}:${this.step()}:override`);
  protected readonly reason = computed(() => this.drafts.of(this.key(), ''));
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isBusy = signal(false);
  private readonly tried = signal(false);
  protected readonly error = computed(() => (this.tried() && this.reason()().trim() === '' ? this.i18n.t('fieldProblem.required') : ''));

  protected async send(): Promise<void> {
    this.tried.set(true);
    if (this.isBusy() || this.reason()().trim() === '') return;
    this.isBusy.set(true);
    this.problem.set(null);
    const result = await this.acts.run(this.view(), 'override', { id: newId(), step: this.step(), reason: this.reason()().trim() });
    this.isBusy.set(false);
    if (result.kind === 'refused') return this.problem.set(result.problem);
    this.drafts.done(this.key());
    this.ink.tell(this.i18n.t(result.kind === 'done' ? 'returns.done' : 'returns.waitsHere'));
    this.closed.emit();
    this.changed.emit();
  }
}
