import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Dates, I18n, TPipe } from '@tact/web/core';
import { ActProblem, RequestSheet, ReturnedNote, SectionView, WithheldList } from '@tact/web/sharing';
import { CaseCode, Failure, Icon, InkBar, Loading, Note, Risk, Sheet } from '@tact/web/ui';
import type { ApprovalItem } from './approval-item';
import { ChangeList } from './change-list';
import { CheckedList } from './checked-list';
import { Decision } from './decision';
import { FileSide } from './file-side';
import { ProposalReading } from './proposal-reading';

/** One proposal beside its file: read as the receiver will, mark, return with a comment or approve. */
@Component({
  selector: 'tact-decision-pane',
  imports: [ActProblem, CaseCode, ChangeList, CheckedList, Failure, FileSide, Icon, Loading, Note, RequestSheet, ReturnedNote, Risk, RouterLink, SectionView, Sheet, TPipe, WithheldList],
  providers: [ProposalReading, Decision],
  templateUrl: './decision-pane.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DecisionPane {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  protected readonly reading = inject(ProposalReading);
  protected readonly decision = inject(Decision);
  readonly item = input.required<ApprovalItem>();
  readonly decided = output<void>();
  /** Something else happened to it: the queue should be read again. */
  readonly changed = output<void>();
  protected readonly isAfter = signal(false);
  protected readonly title = computed(() => this.i18n.t('supervision.referralTo', { receiver: this.item().toOrganisationName ?? '' }));
  protected readonly proposed = computed(() => this.i18n.t('supervision.proposedBy', { name: this.item().proposedByName, at: this.dates.instant(this.item().proposedAt) }));
  protected readonly until = computed(() => this.dates.date(this.reading.referral()?.expiresAt));
  protected readonly missing = computed(() => {
    const code = this.decision.missing();
    return code ? this.i18n.t(`supervision.${code}`) : '';
  });
  protected readonly declineLabel = computed(() => {
    const { marked } = this.decision.draft()();
    return marked.length ? this.i18n.t('supervision.returnMarked', { count: marked.length }) : this.i18n.t('supervision.return');
  });

  constructor() {
    this.reading.follow(this.item);
    this.decision.follow(this.item);
  }

  async approve(): Promise<void> {
    const words = this.i18n.t('supervision.approved', { receiver: this.reading.referral()?.toOrganisationName ?? '' });
    this.tell(await this.decision.approve(), words);
  }

  async giveBack(): Promise<void> {
    const words = this.i18n.t('supervision.returned', { name: this.item().proposedByName });
    this.tell(await this.decision.giveBack(), words);
    if (this.decision.missing()) document.getElementById('comment')?.focus();
  }

  private tell(result: 'done' | 'waiting' | null, words: string): void {
    if (!result) return;
    this.ink.tell(result === 'done' ? words : this.i18n.t('sharedFile.waitsHere'));
    this.decided.emit();
  }
}
