import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { referralAccess, type ReferralAccess, type ReferralState } from '@tact/domain';
import { TPipe } from '@tact/web/core';
import { Reference } from '@tact/web/offline';
import { ReferralActs, ReferralReads } from '@tact/web/sharing';
import { Failure, Loading, PageHead, groupCode } from '@tact/web/ui';
import { EndedView } from './ended-view';
import { PageReader } from './page-reader';
import { RequestView } from './request-view';

/** What stands on the page by what the receiver may see; the server leaves the rest out. */
const VIEWS: Readonly<Record<ReferralAccess, 'ended' | 'request' | 'pages'>> = { none: 'ended', header: 'request', scope: 'pages' };

/** One referral for the duty bearer: the request while it waits for an answer, the shared pages while it works, one line afterwards. */
@Component({
  selector: 'tact-review-page',
  imports: [EndedView, Failure, Loading, PageHead, PageReader, RequestView, TPipe],
  template: `<tact-page-head class="phoneonly" [heading]="heading() | t" [sub]="code()" back="/review" />
    @if (referral(); as one) {
      @switch (view()) {
        @case ('request') {
          <main id="main" class="request"><tact-request-view class="contents" [referral]="one" [isReceiving]="isReceiving()" (changed)="remote().load()" /></main>
        }
        @case ('pages') {
          <main id="main" class="review"><tact-page-reader class="contents" [referral]="one" [page]="page()" (changed)="remote().load()" /></main>
        }
        @default {
          <main id="main"><tact-ended-view [referral]="one" /></main>
        }
      }
    } @else {
      <main id="main">
        <div class="pagepad">
          @if (remote().problem(); as failed) {
            <tact-failure [problem]="failed" [retry]="true" (again)="remote().load()" />
          } @else {
            <tact-loading [rows]="4" />
          }
        </div>
      </main>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReviewPage {
  private readonly acts = inject(ReferralActs);
  private readonly reads = inject(ReferralReads);
  readonly id = input.required<string>();
  /** The page that is open: a section, or `request`. */
  readonly page = input('');
  protected readonly remote = computed(() => this.reads.one(this.id()));
  protected readonly referral = computed(() => this.remote().value());
  protected readonly code = computed(() => groupCode(this.referral()?.caseCode ?? ''));
  protected readonly view = computed(() => {
    const one = this.referral();
    return one?.request ? VIEWS[referralAccess(one.state as ReferralState, one.expiresAt ?? '', new Date().toISOString())] : 'ended';
  });
  /** While receipt is confirmed, an answer would carry the version from before. */
  protected readonly isReceiving = signal(false);
  protected readonly heading = computed(() => `review.head.${this.view()}`);

  constructor() {
    void inject(Reference).ensure();
    effect(() => {
      const remote = this.remote();
      untracked(() => void remote.load());
    });
    effect(() => {
      const one = this.referral();
      if (one?.state === 'sent') untracked(() => void this.received());
    });
  }

  /** Opening the request tells the sender that it arrived. */
  private async received(): Promise<void> {
    const one = this.referral();
    if (!one || this.isReceiving()) return;
    this.isReceiving.set(true);
    if ((await this.acts.run(one, 'acknowledge')).kind === 'done') await this.remote().load();
    this.isReceiving.set(false);
  }
}
