import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type ApiProblem, Auth, Dates, I18n, TPipe } from '@tact/web/core';
import { ActProblem, ReferralActs, type ReferralDetail, ReferralReads, RequestRows, RequestSheet, SectionView, TextAct } from '@tact/web/sharing';
import { Failure, Icon, Loading, Sheet, StateWord, groupCode } from '@tact/web/ui';
import { YourWork } from './your-work';

export const REQUEST_PAGE = 'request';

/** The shared file, one page a section: read, acknowledge, ask, next. Opening a page is logged. */
@Component({
  selector: 'tact-page-reader',
  imports: [ActProblem, Failure, Icon, Loading, RequestSheet, RouterLink, SectionView, Sheet, StateWord, TPipe, TextAct, YourWork],
  templateUrl: './page-reader.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PageReader {
  private readonly acts = inject(ReferralActs);
  private readonly auth = inject(Auth);
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly reads = inject(ReferralReads);
  private readonly router = inject(Router);
  private readonly words = inject(RequestRows);
  readonly referral = input.required<ReferralDetail>();
  readonly page = input('');
  readonly changed = output<void>();

  protected readonly pages = computed(() => this.referral().pages);
  /** The page that is open: the one asked for, else the first unread, else the first. */
  protected readonly current = computed(() => {
    const wanted = this.page();
    if (wanted === REQUEST_PAGE || this.pages().some(({ section }) => section === wanted)) return wanted;
    return (this.firstUnread() ?? this.pages()[0])?.section ?? REQUEST_PAGE;
  });
  private readonly firstUnread = computed(() => this.pages().find(({ acknowledgedAt }) => !acknowledgedAt));
  protected readonly number = computed(() => this.pages().findIndex(({ section }) => section === this.current()) + 1);
  protected readonly isRead = computed(() => Boolean(this.pages()[this.number() - 1]?.acknowledgedAt));
  protected readonly readCount = computed(() => this.pages().filter(({ acknowledgedAt }) => acknowledgedAt).length);
  protected readonly next = computed(() => this.pages()[this.number()]?.section ?? null);
  protected readonly remote = computed(() => this.reads.page(this.id(), this.current()));
  private readonly id = computed(() => this.referral().id);
  private readonly openedAt = signal(new Date());
  protected readonly shownTo = computed(() => this.i18n.t('review.pages.shownTo', { name: this.auth.principal()?.displayName ?? '', at: this.dates.instant(this.openedAt()) }));
  protected readonly title = computed(() => this.i18n.t(this.current() === REQUEST_PAGE ? 'review.pages.request' : `section.${this.current()}`));
  protected readonly code = computed(() => groupCode(this.referral().caseCode));
  protected readonly person = computed(() => {
    const { request } = this.referral();
    return request ? this.words.person(request) : '';
  });
  protected readonly since = computed(() => this.dates.date(this.referral().answeredAt));
  protected readonly until = computed(() => this.dates.date(this.referral().expiresAt));
  protected readonly isAsking = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);

  private readonly opened = computed(() => `${this.referral().id}:${this.current()}`);

  constructor() {
    effect(() => {
      this.opened();
      untracked(() => {
        this.isAsking.set(false);
        this.problem.set(null);
        this.openedAt.set(new Date());
        if (this.current() !== REQUEST_PAGE) void this.remote().load();
      });
    });
  }

  protected day(at: string | null): string {
    return this.dates.short(at);
  }

  protected async acknowledge(): Promise<void> {
    if (this.isBusy() || this.isRead()) return;
    this.isBusy.set(true);
    const { id, caseId } = this.referral();
    const result = await this.acts.run({ id, caseId }, 'acknowledgeSection', { section: this.current() });
    this.isBusy.set(false);
    this.problem.set(result.kind === 'refused' ? result.problem : null);
    const next = this.next();
    if (result.kind === 'done' && next) await this.router.navigate([], { queryParams: { page: next } });
    this.changed.emit();
    scrollTo(0, 0);
  }

  protected ask(): void {
    this.isAsking.set(true);
    setTimeout(() => document.querySelector<HTMLElement>('#askpage textarea')?.focus());
  }
}
