import { ChangeDetectionStrategy, Component, computed, inject, input, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { I18n, TPipe } from '@tact/web/core';
import { Reference, ReferralStore } from '@tact/web/offline';
import { Empty, Failure, Loading, More, PageHead } from '@tact/web/ui';
import type { ApprovalItem } from './approval-item';
import { ApprovalQueue } from './approval-queue';
import { DecisionPane } from './decision-pane';
import { StepPane } from './hand-over/step-pane';
import { SubjectPane } from './subject/subject-pane';
import { isFileSubject } from '@tact/domain';

/** The queue left, the decision right; on a phone the list, then one page. A approves, R returns, J and K go on. */
@Component({
  selector: 'tact-approvals-page',
  imports: [ApprovalQueue, DecisionPane, Empty, Failure, Loading, More, PageHead, StepPane, SubjectPane, TPipe],
  template: `<tact-page-head class="phoneonly" [heading]="title()" [back]="id() ? '/approvals' : null" />
    <main id="main" class="split" [class.one]="!!id()">
      <section class="queue" [attr.aria-label]="'supervision.queue' | t">
        <header class="qhead"><h1>{{ 'supervision.title' | t }} <span class="quiet">{{ items()?.length }}</span></h1></header>
        @if (queue.problem(); as problem) {
          <div class="pagepad"><tact-failure [problem]="problem" [retry]="true" (again)="queue.load()" /></div>
        }
        @if (items(); as shown) {
          <tact-approval-queue [items]="shown" [current]="current()?.id ?? null" />
        } @else if (!queue.problem()) {
          <div class="pagepad"><tact-loading [rows]="5" /></div>
        }
        <tact-more [next]="queue.value()?.nextCursor" [isLoading]="queue.isAdding()" (more)="queue.more()" />
      </section>
      @if (current(); as item) {
        @if (item.subjectKind === 'hand_over') {
          <tact-step-pane class="decide" role="region" [attr.aria-label]="'supervision.decision' | t" [item]="item" (decided)="afterDecision(item)" />
        } @else if (isOfFile(item.subjectKind)) {
          <tact-subject-pane class="decide" role="region" [attr.aria-label]="'supervision.decision' | t" [item]="item" (decided)="afterDecision(item)" (changed)="queue.load()" />
        } @else {
          <tact-decision-pane class="decide" role="region" [attr.aria-label]="'supervision.decision' | t" [item]="item" (decided)="afterDecision(item)" (changed)="queue.load()" />
        }
      } @else if (items() && id() && !isEmpty()) {
        <div class="decide pagepad"><tact-empty [heading]="'supervision.gone' | t"><p>{{ 'supervision.goneText' | t }}</p></tact-empty></div>
      } @else if (isEmpty()) {
        <div class="decide pagepad"><tact-empty [heading]="'supervision.none' | t"><p>{{ 'supervision.noneText' | t }}</p></tact-empty></div>
      }
    </main>`,
  host: { '(document:keydown)': 'key($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ApprovalsPage {
  private readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  readonly id = input('');
  protected readonly queue = inject(ReferralStore).approvals<ApprovalItem>();
  protected readonly items = computed(() => this.queue.value()?.items ?? null);
  protected readonly isEmpty = computed(() => this.items()?.length === 0);
  protected readonly title = computed(() => this.i18n.t('supervision.title'));
  private readonly referralPane = viewChild(DecisionPane);
  private readonly subjectPane = viewChild(SubjectPane);
  private readonly pane = computed(() => this.subjectPane() ?? this.referralPane());
  protected readonly isOfFile = isFileSubject;
  /** The one asked for; on a wide screen otherwise the first. */
  protected readonly current = computed(() => {
    const items = this.items() ?? [];
    if (this.id()) return items.find((item) => item.id === this.id()) ?? null;
    return matchMedia('(min-width: 56.25rem)').matches ? (items[0] ?? null) : null;
  });

  constructor() {
    void inject(Reference).ensure();
    void this.queue.load();
  }

  /** Single keys, and only where nothing is typed. */
  protected key(event: KeyboardEvent): void {
    const target = event.target as HTMLElement | null;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat || target?.closest('input, textarea, select, dialog')) return;
    const act = { j: () => this.step(1), k: () => this.step(-1), a: () => this.pane()?.approve(), r: () => this.pane()?.giveBack() }[event.key];
    if (!act) return;
    event.preventDefault();
    void act();
  }

  protected async afterDecision(decided: ApprovalItem): Promise<void> {
    const items = this.items() ?? [];
    const index = items.findIndex((item) => item.id === decided.id);
    const next = items[index + 1] ?? items[index - 1];
    await this.queue.load();
    const isWide = matchMedia('(min-width: 56.25rem)').matches;
    await this.router.navigate([], { queryParams: { id: isWide ? next?.id : undefined } });
  }

  private step(by: number): void {
    const items = this.items() ?? [];
    const next = items[items.findIndex((item) => item.id === this.current()?.id) + by];
    if (next) void this.router.navigate([], { queryParams: { id: next.id }, replaceUrl: true });
  }
}
