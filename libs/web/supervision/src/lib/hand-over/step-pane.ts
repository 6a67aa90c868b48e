import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Auth, Dates, I18n, TPipe } from '@tact/web/core';
import { HandOverStore, Reference } from '@tact/web/offline';
import { type HandOverDetail, HandOverPath, SectionView, type SharedSection, StepForm } from '@tact/web/sharing';
import { CaseCode, Failure, Loading, Note, Sheet } from '@tact/web/ui';
import type { ApprovalItem } from '../approval-item';

/** One proposed step of a hand-over: read as the duty bearer will, approve or send back with a comment. */
@Component({
  selector: 'tact-step-pane',
  imports: [CaseCode, Failure, HandOverPath, Loading, Note, RouterLink, SectionView, Sheet, StepForm, TPipe],
  template: `@if (path(); as one) {
      <div class="pagepad">
        <h2>{{ heading() }}</h2>
        <p class="small quiet mt2"><a [routerLink]="['/cases', one.caseId]"><tact-code [code]="one.caseCode" /></a> · {{ proposed() }}</p>
        <p class="small quiet">{{ (one.isLead ? 'handOver.lead' : 'handOver.competence') | t }}</p>
        @if (item().changedSinceProposed) {
          <tact-note kind="warn" [heading]="'supervision.staleTitle' | t">{{ 'supervision.staleText' | t }}</tact-note>
        }
        <nav class="seg mt" [attr.aria-label]="'handOver.pages' | t">
          @for (section of one.sections; track section) {
            <button type="button" [attr.aria-pressed]="section === current()" (click)="chosen.set(section)">{{ 'section.' + section | t }}</button>
          }
        </nav>
        <tact-sheet [edge]="one.toOrganisationName">
          @if (page()?.problem(); as failed) {
            <tact-failure [problem]="failed" [retry]="true" (again)="page()?.load()" />
          } @else if (page()?.value(); as shown) {
            <tact-section-view [page]="shown" />
          } @else {
            <tact-loading [rows]="4" />
          }
        </tact-sheet>
        <div class="mt"><tact-hand-over-path [path]="one" /></div>
        @if (one.state !== 'proposed') {
          <tact-note kind="plain" [heading]="'supervision.gone' | t">{{ 'supervision.goneText' | t }}</tact-note>
        } @else if (isOwn()) {
          <tact-note kind="plain" icon="lock" [heading]="'supervision.own' | t">{{ 'supervision.ownText' | t }}</tact-note>
        } @else {
          <tact-step-form command="approve" [path]="one" [primary]="true" (done)="decided.emit()" />
          <tact-step-form class="mt" command="sendBack" [path]="one" (done)="decided.emit()" />
        }
      </div>
    } @else if (remote().problem(); as failed) {
      <div class="pagepad"><tact-failure [problem]="failed" [retry]="true" (again)="remote().load()" /></div>
    } @else {
      <div class="pagepad"><tact-loading [rows]="5" /></div>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StepPane {
  private readonly auth = inject(Auth);
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly store = inject(HandOverStore);
  readonly item = input.required<ApprovalItem>();
  readonly decided = output<void>();
  protected readonly remote = computed(() => this.store.view<HandOverDetail>(this.item().subjectId));
  protected readonly path = computed(() => this.remote().value());
  protected readonly chosen = signal('');
  protected readonly current = computed(() => (this.path()?.sections.includes(this.chosen()) ? this.chosen() : (this.path()?.sections[0] ?? '')));
  protected readonly page = computed(() => (this.path() && this.current() ? this.store.section<SharedSection>(this.item().subjectId, this.current()) : null));
  protected readonly isOwn = computed(() => this.item().proposedBy === this.auth.principal()?.userId);
  protected readonly heading = computed(() => this.i18n.t(this.path()?.wanted === 3 ? 'handOver.approval.offer' : 'handOver.approval.open', { receiver: this.path()?.toOrganisationName ?? '' }));
  protected readonly proposed = computed(() => this.i18n.t('supervision.proposedBy', { name: this.item().proposedByName, at: this.dates.instant(this.item().proposedAt) }));

  constructor() {
    void inject(Reference).ensure();
    effect(() => {
      const remote = this.remote();
      untracked(() => void remote.load());
    });
    effect(() => {
      const page = this.page();
      untracked(() => void page?.load());
    });
  }
}
