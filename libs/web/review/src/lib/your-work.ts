import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { nextReferralState, type ReferralState } from '@tact/domain';
import { type ApiProblem, Dates, I18n, TPipe } from '@tact/web/core';
import { ActProblem, ReferralActs, type ReferralDetail, ReferralPath, Talk, TextAct } from '@tact/web/sharing';
import { Icon, InkBar } from '@tact/web/ui';
import { Receipt } from './receipt';

/** The receiver's own part: begin the service, say what was done, questions, complete with an outcome, a receipt. */
@Component({
  selector: 'tact-your-work',
  imports: [ActProblem, Icon, Receipt, ReferralPath, TPipe, Talk, TextAct],
  templateUrl: './your-work.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class YourWork {
  private readonly acts = inject(ReferralActs);
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  readonly referral = input.required<ReferralDetail>();
  readonly changed = output<void>();
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly mayStart = computed(() => nextReferralState(this.referral().state as ReferralState, 'start') !== null);
  protected readonly due = computed(() => {
    const { feedbackDue, firstFeedbackDue } = this.referral();
    const at = feedbackDue ?? firstFeedbackDue;
    return at ? this.i18n.t('review.work.feedbackDue', { at: this.dates.instant(at) }) : '';
  });
  protected readonly unread = computed(() => this.referral().pages.filter(({ acknowledgedAt }) => !acknowledgedAt).length);
  protected readonly said = computed(() =>
    this.referral()
      .entries.filter(({ kind }) => kind === 'feedback')
      .map(({ id, byName, at, text }) => ({ id, text: text ?? '', line: `${byName} · ${this.dates.instant(at)}` })),
  );

  protected async start(): Promise<void> {
    const result = await this.acts.run(this.referral(), 'start');
    this.problem.set(result.kind === 'refused' ? result.problem : null);
    if (result.kind === 'done') this.ink.tell(this.i18n.t('review.work.started'));
    this.changed.emit();
  }

  protected print(): void {
    print();
  }
}
