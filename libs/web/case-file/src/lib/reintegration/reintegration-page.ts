import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Dates, I18n, TPipe } from '@tact/web/core';
import { CaseStore } from '@tact/web/offline';
import { Icon, Note, PageHead, Section } from '@tact/web/ui';
import { AskApproval } from '../approvals/ask-approval';
import { FileApprovals } from '../approvals/file-approvals';
import { OpenFile } from '../file/open-file';
import { RecordCard } from '../pages/record-card';
import { ScoreChart } from './score-chart';
import { scoreViews } from './score-views';
import { visitViews } from './visit-views';

/** The way back into life: plan with its approval, dated visits, scores over time. */
@Component({
  selector: 'tact-reintegration-page',
  imports: [AskApproval, Icon, Note, PageHead, RecordCard, RouterLink, ScoreChart, Section, TPipe],
  providers: [FileApprovals],
  templateUrl: './reintegration-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReintegrationPage {
  private readonly approvals = inject(FileApprovals);
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly store = inject(CaseStore);
  protected readonly open = inject(OpenFile);
  protected readonly isClosed = computed(() => this.open.head().status === 'closed');
  protected readonly plan = computed(() => this.open.one('reintegration_plan'));
  private readonly approval = computed(() => {
    const plan = this.plan();
    return plan ? this.approvals.of({ kind: 'reintegration_plan', id: plan.id }) : undefined;
  });
  protected readonly isApproved = computed(() => this.approval()?.state === 'approved');
  protected readonly planState = computed(() => {
    const approval = this.approval();
    return approval ? this.i18n.t('reintegration.planState', { state: this.approvals.state(approval), version: approval.subjectVersion }) : this.i18n.t('reintegration.notAsked');
  });
  protected readonly isDanger = computed(() => this.open.moves().some(({ to, allowed, gates }) => to === 'protection' && allowed && gates.some(({ key }) => key === 'red_flag')));
  protected readonly visits = computed(() =>
    visitViews(this.open.file().tasks, this.open.head().stageSince, this.store.work.value()?.now ?? new Date().toISOString()).map((visit) => ({
      ...visit,
      name: [this.i18n.tOr(`task.${visit.kind}`, visit.kind), ...(visit.kind === 'reintegration_visit' ? [this.i18n.t('reintegration.day', { day: visit.day })] : []), ...(visit.withScore ? [this.i18n.t('reintegration.withScore')] : [])].join(', '),
      due: this.dates.date(visit.dueAt.slice(0, 10)),
    })),
  );
  protected readonly scores = computed(() => scoreViews(this.open.of('reintegration_score')));
  protected readonly band = computed(() => {
    const band = this.scores().at(-1)?.band;
    return band ? this.i18n.t(`reintegration.band.${band}`) : '';
  });
}
