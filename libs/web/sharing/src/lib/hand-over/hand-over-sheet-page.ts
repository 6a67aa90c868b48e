import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { type ApiProblem, Auth, Dates, I18n, TPipe, toProblem } from '@tact/web/core';
import { HandOverStore, Reference } from '@tact/web/offline';
import { Failure, Icon, Loading, PageHead, groupCode } from '@tact/web/ui';
import type { SharedSection } from '../shared/referral-model';
import { SectionView } from '../shared/section-view';
import type { HandOverDetail } from './hand-over-model';

/** On paper: only what is handed over, section by section, with a line to sign. Each section read for it is logged. */
@Component({
  selector: 'tact-hand-over-sheet-page',
  imports: [Failure, Icon, Loading, PageHead, SectionView, TPipe],
  template: `<tact-page-head class="noprint" [heading]="'handOver.sheet.title' | t" [back]="'/referrals/hand-overs/' + id()" />
    <main id="main" class="pagepad handsheet">
      @if (problem(); as failed) {
        <tact-failure [problem]="failed" [retry]="true" (again)="load()" />
      } @else if (pages(); as shown) {
        <p class="noprint"><button class="btn primary" type="button" (click)="print()"><svg tactIcon="print"></svg>{{ 'handOver.sheet.print' | t }}</button></p>
        <h2>{{ 'handOver.sheet.heading' | t: { receiver: path()?.toOrganisationName ?? '' } }}</h2>
        <dl class="summary">
          @for (row of rows(); track row.label) {
            <div>
              <dt>{{ 'handOver.sheet.' + row.label | t }}</dt>
              <dd>{{ row.text }}</dd>
            </div>
          }
        </dl>
        @for (page of shown; track page.section) {
          <section>
            <header class="sechead"><h2>{{ 'section.' + page.section | t }}</h2></header>
            <tact-section-view [page]="page" />
          </section>
        }
        <h3>{{ 'handOver.sheet.receipt' | t }}</h3>
        <dl class="summary signlines">
          @for (line of lines; track line) {
            <div>
              <dt>{{ 'handOver.sheet.' + line | t }}</dt>
              <dd>____________________________</dd>
            </div>
          }
        </dl>
      } @else {
        <tact-loading [rows]="5" />
      }
    </main>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HandOverSheetPage {
  private readonly auth = inject(Auth);
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly store = inject(HandOverStore);
  readonly id = input.required<string>();
  protected readonly lines = ['receivedBy', 'receivedOn', 'answer', 'signature'] as const;
  protected readonly path = signal<HandOverDetail | null>(null);
  protected readonly pages = signal<readonly SharedSection[] | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly rows = computed(() => {
    const path = this.path();
    if (!path) return [];
    return [
      { label: 'code', text: path.code }, { label: 'case', text: groupCode(path.caseCode) }, { label: 'from', text: path.fromOrganisationName },
      { label: 'what', text: this.i18n.t(path.isLead ? 'handOver.lead' : 'handOver.competence') },
      { label: 'printed', text: [this.auth.principal()?.displayName, this.dates.instant(new Date())].filter(Boolean).join(', ') },
    ];
  });

  constructor() {
    void inject(Reference).ensure();
    effect(() => {
      this.id();
      untracked(() => void this.load());
    });
  }

  protected async load(): Promise<void> {
    this.problem.set(null);
    try {
      const path = this.store.view<HandOverDetail>(this.id());
      await path.load();
      if (path.problem()) return this.problem.set(path.problem());
      this.path.set(path.value());
      const pages: SharedSection[] = [];
      for (const section of path.value()?.sections ?? []) {
        const page = this.store.section<SharedSection>(this.id(), section);
        await page.load();
        if (page.problem()) return this.problem.set(page.problem());
        if (page.value()) pages.push(page.value()!);
      }
      this.pages.set(pages);
    } catch (error) {
      this.problem.set(toProblem(error));
    }
  }

  protected print(): void {
    print();
  }
}
