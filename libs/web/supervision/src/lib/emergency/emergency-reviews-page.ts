import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type ApiProblem, Dates, I18n, TPipe, toProblem } from '@tact/web/core';
import { type EmergencyAccess, type EmergencyReview, SafetyStore } from '@tact/web/offline';
import { AnswerRow, AreaField, Empty, Failure, Icon, InkBar, Loading, PageHead, Section, StateWord } from '@tact/web/ui';

const STATES = { waiting: 'wait', justified: 'complete', not_justified: 'conflict' } as const;

/** Every emergency access to cases of one's teams: who, why, what was read, and the review it has to stand. */
@Component({
  selector: 'tact-emergency-reviews-page',
  imports: [AnswerRow, AreaField, Empty, Failure, Icon, Loading, PageHead, RouterLink, Section, StateWord, TPipe],
  templateUrl: './emergency-reviews-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EmergencyReviewsPage {
  private readonly store = inject(SafetyStore);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  protected readonly dates = inject(Dates);
  protected readonly list = this.store.reviews();
  protected readonly opened = signal<EmergencyReview | null>(null);
  protected readonly comment = signal('');
  protected readonly missing = signal('');
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly states = STATES;

  constructor() {
    void this.list.load();
  }

  protected who({ userName, organisationName, openedAt }: EmergencyAccess): string {
    return this.i18n.t('safety.openedBy', { name: userName, organisation: organisationName, at: this.dates.instant(openedAt) });
  }

  protected sections({ reads }: EmergencyReview): string {
    return [...new Set(reads.map(({ section }) => (section ? this.i18n.t(`section.${section}`) : this.i18n.t('safety.wholeFile'))))].join(', ');
  }

  protected look(access: EmergencyAccess): Promise<void> {
    return this.run(async () => this.opened.set(await this.store.review(access.id)));
  }

  protected decide(verdict: 'justified' | 'not_justified'): Promise<void> {
    const review = this.opened();
    if (!review) return Promise.resolve();
    this.missing.set(verdict === 'not_justified' && !this.comment().trim() ? this.i18n.t('safety.field.required') : '');
    if (this.missing()) return Promise.resolve();
    return this.run(async () => {
      this.opened.set(await this.store.decide(review, verdict, this.comment().trim()));
      this.comment.set('');
      this.ink.tell(this.i18n.t('safety.saved'));
      await this.list.load();
    });
  }

  private async run(work: () => Promise<void>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    try {
      await work();
      this.problem.set(null);
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}
