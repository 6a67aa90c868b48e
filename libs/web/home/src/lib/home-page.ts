import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Access, Auth, Dates, I18n, TPipe } from '@tact/web/core';
import { CaseStore } from '@tact/web/offline';
import { Empty, Failure, Icon, Loading, PageHead, Section, UNREAD_NOTICES } from '@tact/web/ui';
import { ApprovalsList } from './approvals-list';
import { RiskDoors } from './risk-doors';
import { ShowNames } from './show-names';
import { TaskRows } from './task-rows';
import { UnassignedList } from './unassigned-list';
import { WaitingList } from './waiting-list';

/** My work: overdue, today, this week; then cases by risk and what waits. A supervisor first sees approvals and new cases; own tasks only when there are any. */
@Component({
  selector: 'tact-home-page',
  imports: [ApprovalsList, Empty, Failure, Icon, Loading, NgTemplateOutlet, PageHead, RiskDoors, RouterLink, Section, ShowNames, TaskRows, TPipe, UnassignedList, WaitingList],
  templateUrl: './home-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HomePage {
  private readonly access = inject(Access);
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly store = inject(CaseStore);
  private readonly auth = inject(Auth);
  protected readonly unread = inject(UNREAD_NOTICES);
  protected readonly work = this.store.work;
  protected readonly userName = computed(() => this.auth.principal()?.displayName ?? '');
  protected readonly isSupervisor = computed(() => this.access.can('approve', 'Approval'));
  protected readonly cases = this.store.list(this.isSupervisor() ? { status: 'open' } : { owner: 'me', status: 'open' }, undefined, 100);
  protected readonly hasWork = computed(() => {
    const work = this.work.value();
    return !!work && work.overdue.length + work.today.length + work.week.length > 0;
  });
  protected readonly now = computed(() => new Date(this.work.value()?.now ?? Date.now()));
  protected readonly today = computed(() => this.dates.long(this.now()));
  protected readonly nextThisWeek = computed(() => {
    const next = this.work.value()?.week[0];
    if (!next) return this.i18n.t('home.noneWeek');
    return this.i18n.t('home.next', { task: this.i18n.tOr(`task.${next.kind}`, this.i18n.t('task.other')), day: this.dates.short(next.dueAt) });
  });
  /** The own caseload on this page: what "Show names" asks for. */
  protected readonly ownIds = computed(() => {
    const me = this.auth.principal()?.userId;
    const own = (this.cases.items() ?? []).filter((head) => head.ownerId === me).map((head) => head.id);
    const work = this.work.value();
    return [...own, ...[...(work?.overdue ?? []), ...(work?.today ?? []), ...(work?.week ?? [])].map((task) => task.caseId)];
  });

  constructor() {
    void this.work.load();
    void this.cases.load();
  }
}
