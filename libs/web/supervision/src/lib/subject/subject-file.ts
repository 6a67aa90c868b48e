import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { isFileSubject, subjectChecks } from '@tact/domain';
import { I18n, TPipe } from '@tact/web/core';
import type { ApprovalReading } from '@tact/web/offline';
import { SectionView, type SharedSection } from '@tact/web/sharing';
import { GateList, type GateView, Note } from '@tact/web/ui';
import { ChangeList } from '../change-list';
import { pageChanges } from './page-changes';
import { SubjectWords } from './subject-words';

/** What is proposed, as the supervisor reads it: the proposer's words, what changed since the last decided version, every page, and what Tact checked. */
@Component({
  selector: 'tact-subject-file',
  imports: [ChangeList, GateList, Note, SectionView, TPipe],
  template: `@if (reading().request; as words) {
      <tact-note kind="plain" [heading]="'approvals.request' | t"><bdi>{{ words }}</bdi></tact-note>
    }
    @if (reading().previous; as last) {
      @if (changes().length) {
        <tact-change-list [changes]="changes()" [since]="last.subjectVersion" />
      } @else {
        <p class="quiet">{{ 'approvals.pane.same' | t: { version: last.subjectVersion } }}</p>
      }
    }
    @for (page of pages(); track page.section) {
      <section class="mt2">
        <header class="sechead"><h3>{{ 'section.' + page.section | t }}</h3></header>
        <tact-section-view [page]="page" />
      </section>
    }
    @if (checks().length) {
      <header class="sechead mt"><h3>{{ 'approvals.check.title' | t }}</h3></header>
      <ul tactGateList class="pad" [gates]="checks()"></ul>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SubjectFile {
  private readonly i18n = inject(I18n);
  private readonly words = inject(SubjectWords);
  readonly reading = input.required<ApprovalReading>();
  private readonly shown = computed(() => this.reading().proposed ?? this.reading().snapshot?.sections ?? []);
  protected readonly pages = computed(() => this.shown() as readonly SharedSection[]);
  protected readonly changes = computed(() => {
    const { previous, proposed } = this.reading();
    return previous && proposed ? pageChanges(previous.sections, proposed, this.words) : [];
  });
  protected readonly checks = computed((): readonly GateView[] => {
    const { subjectKind } = this.reading();
    if (!isFileSubject(subjectKind)) return [];
    const checks = subjectChecks(subjectKind, this.shown().flatMap(({ records }) => records));
    return checks.map(({ code, met }) => ({ code, met, name: this.i18n.t(`approvals.check.${code}`), missing: '' }));
  });
}
