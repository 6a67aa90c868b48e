import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { I18n, TPipe } from '@tact/web/core';
import { type ReferralHead, ReferralStore } from '@tact/web/offline';
import { Empty, Failure, GoRow, Loading, Section, groupCode } from '@tact/web/ui';

/** Referrals of mine that wait for me: returned with a note, declined, or with an open question. */
@Component({
  selector: 'tact-waiting-list',
  imports: [Empty, Failure, GoRow, Loading, Section, TPipe],
  template: `<section tactSection [heading]="'home.waiting' | t" [count]="rows()?.length ?? null">
    @if (box.problem(); as problem) {
      <tact-failure [problem]="problem" [retry]="true" (again)="box.load()" />
    } @else if (!rows()) {
      <tact-loading [rows]="1" />
    } @else {
      @if (rows()?.length) {
        <ul class="rows">
          @for (row of rows(); track row.id) {
            <li tactGoRow [to]="['/referrals', row.id]" [heading]="row.title | t" [sub]="row.sub"></li>
          }
        </ul>
      } @else {
        <tact-empty [heading]="'home.nothingWaits' | t" />
      }
    }
  </section>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WaitingList {
  private readonly i18n = inject(I18n);
  protected readonly box = inject(ReferralStore).box('outgoing');
  protected readonly rows = computed(() =>
    this.box.value()?.items.flatMap((referral) => {
      const title = whyItWaits(referral);
      return title ? [{ id: referral.id, title, sub: `${groupCode(referral.caseCode)} · ${this.i18n.tOr(`referralState.${referral.state}`, referral.state)}` }] : [];
    }),
  );

  constructor() {
    void this.box.load();
  }
}

function whyItWaits(referral: ReferralHead): string | null {
  if (referral.state === 'returned') return 'home.referralReturned';
  if (referral.state === 'declined') return 'home.referralDeclined';
  return (referral.openQuestions ?? 0) > 0 ? 'home.referralQuestion' : null;
}
