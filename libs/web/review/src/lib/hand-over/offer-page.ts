import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type ApiProblem, Dates, I18n, PersonWords, TPipe } from '@tact/web/core';
import { HandOverStore, Reference } from '@tact/web/offline';
import { ActProblem, HandOverActs, type HandOverDetail, HandOverPath, HandOverSaid, SectionView, type SharedSection, StepForm } from '@tact/web/sharing';
import { Failure, Icon, Loading, Note, PageHead, Sheet, StateWord, groupCode } from '@tact/web/ui';
import { SignForm } from './sign-form';

/** What is handed over to a duty bearer: page by page, acknowledged, asked about, signed; later the proof of its work, or given back. */
@Component({
  selector: 'tact-offer-page',
  imports: [ActProblem, Failure, HandOverPath, HandOverSaid, Icon, Loading, Note, PageHead, RouterLink, SectionView, Sheet, SignForm, StateWord, StepForm, TPipe],
  templateUrl: './offer-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OfferPage {
  private readonly acts = inject(HandOverActs);
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly people = inject(PersonWords);
  private readonly store = inject(HandOverStore);
  readonly id = input.required<string>();
  /** The section that is open. */
  readonly page = input('');
  protected readonly remote = computed(() => this.store.view<HandOverDetail>(this.id()));
  protected readonly path = computed(() => this.remote().value());
  protected readonly code = computed(() => groupCode(this.path()?.caseCode ?? ''));
  protected readonly pages = computed(() => this.path()?.pages ?? []);
  protected readonly isOffered = computed(() => this.path()?.state === 'offered');
  protected readonly unread = computed(() => this.pages().filter(({ acknowledgedAt }) => !acknowledgedAt));
  /** The page that is open: the one asked for, else the first that is not acknowledged, else the first. */
  protected readonly current = computed(() => {
    const asked = this.pages().find(({ section }) => section === this.page());
    return (asked ?? (this.isOffered() ? this.unread()[0] : undefined) ?? this.pages()[0])?.section ?? '';
  });
  protected readonly index = computed(() => this.pages().findIndex(({ section }) => section === this.current()));
  protected readonly next = computed(() => this.pages()[this.index() + 1]?.section ?? '');
  protected readonly isRead = computed(() => Boolean(this.pages()[this.index()]?.acknowledgedAt));
  protected readonly shown = computed(() => (this.path() && this.current() ? this.store.section<SharedSection>(this.id(), this.current()) : null));
  protected readonly person = computed(() => {
    const summary = this.shown()?.value()?.summary;
    return summary ? this.people.of({ sex: (summary['sex'] as string | null) ?? null, birthYear: (summary['birthYear'] as number | null) ?? null }) : '';
  });
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly mode = signal<'ask' | 'decline' | 'giveBack' | null>(null);
  protected readonly ended = computed(() => this.dates.instant(this.path()?.endedAt));

  constructor() {
    void inject(Reference).ensure();
    effect(() => {
      const remote = this.remote();
      untracked(() => void remote.load());
    });
    effect(() => {
      const shown = this.shown();
      untracked(() => void shown?.load());
    });
  }

  protected day(at: string | null): string {
    return this.dates.short(at);
  }

  protected title(section: string): string {
    return this.i18n.t(`section.${section}`);
  }

  protected changed(): void {
    this.mode.set(null);
    void this.remote().load();
  }

  protected async acknowledge(): Promise<void> {
    const path = this.path();
    if (!path || this.isBusy()) return;
    this.isBusy.set(true);
    const result = await this.acts.run(path, 'acknowledge', { section: this.current() });
    this.isBusy.set(false);
    this.problem.set(result.kind === 'refused' ? result.problem : null);
    await this.remote().load();
  }
}
