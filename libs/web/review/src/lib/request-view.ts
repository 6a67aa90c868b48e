import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { type ApiProblem, Dates, I18n, TPipe, daysBetween } from '@tact/web/core';
import { ActProblem, ReferralActs, type ReferralDetail, RequestRows, Talk, TextAct } from '@tact/web/sharing';
import { Icon, InkBar, Risk } from '@tact/web/ui';
import { DeclineForm } from './decline-form';
import { Receipt } from './receipt';

/** One page: what is asked, by when, three buttons. */
@Component({
  selector: 'tact-request-view',
  imports: [ActProblem, DeclineForm, Icon, Receipt, Risk, TPipe, Talk, TextAct],
  templateUrl: './request-view.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RequestView {
  private readonly acts = inject(ReferralActs);
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly words = inject(RequestRows);
  readonly referral = input.required<ReferralDetail>();
  readonly isReceiving = input(false);
  readonly changed = output<void>();
  protected readonly mode = signal<'ask' | 'decline' | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly isWaiting = signal(false);
  protected readonly isWanted = signal(false);
  private readonly request = computed(() => this.referral().request ?? { header: {}, person: {}, reason: {} });
  protected readonly heading = computed(() => `${this.words.person(this.request())}: ${this.words.purpose(this.referral().purpose, this.referral().services)}`);
  protected readonly by = computed(() => {
    const { respondBy } = this.referral();
    return respondBy ? `${this.dates.long(respondBy)}, ${this.dates.time(respondBy)}` : '';
  });
  protected readonly left = computed(() => {
    const { respondBy } = this.referral();
    if (!respondBy) return '';
    return Date.parse(respondBy) < Date.now() ? this.i18n.t('review.late') : this.i18n.t('review.daysLeft', { count: daysBetween(new Date(), respondBy) });
  });
  protected readonly services = computed(() => this.words.services(this.request().reason['services'] ?? this.referral().services));
  protected readonly reason = computed(() => [this.request().reason['reason'], this.request().reason['note']].filter((text) => typeof text === 'string' && text).join('\n\n'));
  protected readonly rows = computed(() => this.words.groups(this.request()).find(({ key }) => key === 'child')?.rows ?? []);
  protected readonly sections = computed(() => this.referral().sections.map((section) => this.i18n.tOr(`section.${section}`, section)).join(', '));
  protected readonly until = computed(() => this.dates.date(this.referral().expiresAt));

  constructor() {
    effect(() => {
      if (!this.isWanted() || this.isReceiving()) return;
      untracked(() => {
        this.isWanted.set(false);
        void this.accept();
      });
    });
  }

  protected open(mode: 'ask' | 'decline'): void {
    this.mode.set(mode);
    setTimeout(() => document.getElementById(mode)?.querySelector<HTMLElement>('input, textarea')?.focus());
  }

  /** Pressed while receipt is still being confirmed, it is done right after: no press is lost. */
  protected async accept(): Promise<void> {
    if (this.isBusy()) return;
    if (this.isReceiving()) return this.isWanted.set(true);
    this.isBusy.set(true);
    this.problem.set(null);
    const result = await this.acts.run(this.referral(), 'accept');
    this.isBusy.set(false);
    this.isWaiting.set(result.kind === 'waiting');
    if (result.kind === 'refused') this.problem.set(result.problem);
    else this.ink.tell(this.i18n.t('review.request.accepted'));
    if (result.kind !== 'waiting') this.changed.emit();
  }

  protected print(): void {
    print();
  }
}
