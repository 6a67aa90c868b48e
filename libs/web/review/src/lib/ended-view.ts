import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Dates, I18n, TPipe } from '@tact/web/core';
import { type ReferralDetail } from '@tact/web/sharing';
import { Icon } from '@tact/web/ui';
import { Receipt } from './receipt';

/** A referral that is over: that it ended, when, and a receipt. Nothing of the file. */
@Component({
  selector: 'tact-ended-view',
  imports: [Icon, Receipt, RouterLink, TPipe],
  template: `<div class="pagepad">
      <div class="empty big">
        <h1>{{ 'review.ended.title' | t: { state: state() } }}</h1>
        <p>{{ 'review.ended.when' | t: { at: at() } }}</p>
        <p>{{ 'review.ended.text' | t }}</p>
        <div class="btns">
          <a class="btn" routerLink="/review"><svg tactIcon="back"></svg>{{ 'review.ended.back' | t }}</a>
          <button class="btn" type="button" (click)="print()"><svg tactIcon="print"></svg>{{ 'review.receipt.print' | t }}</button>
        </div>
      </div>
    </div>
    <tact-receipt [referral]="referral()" />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EndedView {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  readonly referral = input.required<ReferralDetail>();
  protected readonly state = computed(() => this.i18n.tOr(`referralState.${this.referral().state}`, this.referral().state));
  protected readonly at = computed(() => this.dates.instant(this.referral().endedAt ?? this.referral().expiresAt));

  protected print(): void {
    print();
  }
}
