import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Dates, I18n, TPipe } from '@tact/web/core';
import { Reference } from '@tact/web/offline';
import { GoRow, Note, Section } from '@tact/web/ui';
import { FamilyGraph } from '../family/family-graph';
import { PeopleList } from '../family/people-list';
import { OpenFile } from '../file/open-file';
import { timeline } from '../rules/timeline';
import { SectionTable } from './section-table';
import { StagePanel } from './stage-panel';
import { TaskList } from './task-list';
import { TimelineList } from './timeline-list';

/** The file at a glance: stages with gates, sections, tasks, family, what happened, who may read it. */
@Component({
  selector: 'tact-overview-page',
  imports: [FamilyGraph, GoRow, Note, PeopleList, RouterLink, Section, SectionTable, StagePanel, TaskList, TimelineList, TPipe],
  templateUrl: './overview-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OverviewPage {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly reference = inject(Reference);
  protected readonly open = inject(OpenFile);
  protected readonly events = computed(() => timeline(this.open.file()).length);
  protected readonly conflicts = computed(() => this.open.attention().filter((item) => item.conflicts?.length));
  protected readonly refused = computed(() => this.open.attention().filter((item) => !item.conflicts?.length));
  protected readonly referrals = computed(() =>
    this.open.file().referrals.map((referral) => ({
      id: referral.id,
      to: this.reference.organisation(referral.toOrganisationId)?.name ?? '',
      state: this.i18n.tOr(`referralState.${referral.state}`, referral.state),
      sub: referral.expiresAt ? this.i18n.t('caseFile.referralUntil', { day: this.dates.short(referral.expiresAt) }) : '',
    })),
  );
}
