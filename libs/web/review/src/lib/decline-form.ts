import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { declineReferral, type Referral } from '@tact/domain';
import { type ApiProblem, Drafts, I18n, TPipe } from '@tact/web/core';
import { Reference } from '@tact/web/offline';
import { ActProblem, ReferralActs, type ReferralDetail } from '@tact/web/sharing';
import { AreaField, Radios } from '@tact/web/ui';

/** A coded reason, and words where the code says nothing. */
@Component({
  selector: 'tact-decline-form',
  imports: [ActProblem, AreaField, Radios, TPipe],
  template: `<form (submit)="$event.preventDefault(); send()">
    <tact-radios name="reason" [label]="'review.decline.reason' | t" [error]="errors().reason" [options]="reasons()" [value]="draft()().reason" (valueChange)="change({ reason: $event })" />
    <tact-area-field name="note" [label]="'review.decline.note' | t" [hint]="'review.decline.noteHint' | t" [rows]="3" [maxLength]="5000" [error]="errors().note" [value]="draft()().note"
      (valueChange)="change({ note: $event })" />
    @if (problem(); as refused) {
      <tact-act-problem [problem]="refused" />
    }
    @if (isWaiting()) {
      <p class="small quiet" role="status">{{ 'sharedFile.waitsHere' | t }}</p>
    }
    <div class="btns mt2">
      <button class="btn primary" type="submit" [attr.aria-disabled]="isBusy() || null">{{ 'review.request.decline' | t }}</button>
      <button class="btn plain" type="button" (click)="cancelled.emit()">{{ 'form.cancel' | t }}</button>
    </div>
  </form>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DeclineForm {
  private readonly acts = inject(ReferralActs);
  private readonly drafts = inject(Drafts);
  private readonly i18n = inject(I18n);
  private readonly reference = inject(Reference);
  readonly referral = input.required<ReferralDetail>();
  readonly done = output<void>();
  readonly cancelled = output<void>();
  private readonly key = computed(() => `referral:${this.referral().id}:decline`);
  protected readonly draft = computed(() => this.drafts.of(this.key(), { reason: '', note: '' }));
  protected readonly reasons = computed(() => this.reference.options('decline_reason'));
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly isWaiting = signal(false);
  private readonly tried = signal(false);
  /** What the rule misses, by field. */
  protected readonly errors = computed(() => {
    const none = { reason: '', note: '' };
    if (!this.tried()) return none;
    const { reason, note } = this.draft()();
    const receiver = { by: '', organisationId: this.referral().toOrganisationId, at: new Date().toISOString() };
    const result = declineReferral(this.referral() as unknown as Referral, { ...receiver, reason, note });
    if (result.ok) return none;
    if (result.refusal.code === 'unknown_reason') return { ...none, reason: this.i18n.t('fieldProblem.required') };
    return result.refusal.code === 'text_missing' ? { ...none, note: this.i18n.t('review.decline.noteNeeded') } : none;
  });

  protected change(part: Partial<{ reason: string; note: string }>): void {
    this.draft().update((draft) => ({ ...draft, ...part }));
  }

  protected async send(): Promise<void> {
    this.tried.set(true);
    if (this.isBusy() || this.errors().reason || this.errors().note) return;
    const { reason, note } = this.draft()();
    this.isBusy.set(true);
    const result = await this.acts.run(this.referral(), 'decline', { reason, ...(note.trim() ? { note: note.trim() } : {}) });
    this.isBusy.set(false);
    this.problem.set(result.kind === 'refused' ? result.problem : null);
    this.isWaiting.set(result.kind === 'waiting');
    if (result.kind !== 'done') return;
    this.drafts.done(this.key());
    this.done.emit();
  }
}
