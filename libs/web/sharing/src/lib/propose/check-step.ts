import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { type ApiProblem, Dates, I18n, TPipe, toProblem } from '@tact/web/core';
import { type CaseFile, Reference } from '@tact/web/offline';
import { Failure, Loading, Sheet } from '@tact/web/ui';
import type { Preview, ProposalBody } from '../shared/referral-model';
import { ReferralReads } from '../shared/referral-reads';
import { RequestSheet } from '../shared/request-sheet';
import { SectionView } from '../shared/section-view';
import type { Step } from './propose-draft';

/** Step 5: exactly what the receiver will see, before and after accepting, as the server makes it. */
@Component({
  selector: 'tact-check-step',
  imports: [Failure, Loading, RequestSheet, SectionView, Sheet, TPipe],
  templateUrl: './check-step.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CheckStep {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly reads = inject(ReferralReads);
  private readonly reference = inject(Reference);
  readonly file = input.required<CaseFile>();
  readonly body = input.required<ProposalBody>();
  readonly go = output<Step>();
  readonly shown = output<Preview>();
  protected readonly preview = signal<Preview | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isAfter = signal(false);
  protected readonly receiver = computed(() => this.reference.organisation(this.body().toOrganisationId)?.name ?? '');
  protected readonly until = computed(() => this.i18n.t('sharing.check.readOnly', { day: this.dates.date(this.body().expiresAt) }));
  private turn = 0;

  constructor() {
    effect(() => {
      this.body();
      untracked(() => void this.load());
    });
  }

  protected async load(): Promise<void> {
    const turn = ++this.turn;
    this.problem.set(null);
    try {
      const preview = await this.reads.preview(this.file().head.id, this.body());
      if (turn !== this.turn) return;
      this.preview.set(preview);
      this.shown.emit(preview);
    } catch (error) {
      if (turn === this.turn) this.problem.set(toProblem(error));
    }
  }
}
