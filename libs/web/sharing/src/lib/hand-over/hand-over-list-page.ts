import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Access, I18n, TPipe } from '@tact/web/core';
import { type HandOverHead, HandOverStore, Reference } from '@tact/web/offline';
import { Empty, Failure, Icon, Loading, More, PageHead, Section, groupCode } from '@tact/web/ui';
import { BeginForm } from './begin-form';
import { HandOverRows } from './hand-over-rows';

/** The paths of one case with a new one to begin, or everything one hands over and has taken over. */
@Component({
  selector: 'tact-hand-over-list-page',
  imports: [BeginForm, Empty, Failure, HandOverRows, Icon, Loading, More, PageHead, RouterLink, Section, TPipe],
  template: `<tact-page-head [heading]="heading()" [back]="case() ? '/cases/' + case() : '/referrals'" />
    <main id="main">
      @if (problem(); as failed) {
        <div class="pagepad"><tact-failure [problem]="failed" [retry]="true" (again)="load()" /></div>
      }
      @for (group of groups(); track group.key) {
        <section tactSection [heading]="'handOver.list.' + group.key | t" [count]="group.rows?.length ?? null">
          @if (group.rows; as rows) {
            @if (rows.length) {
              <tact-hand-over-rows [paths]="rows" />
            } @else {
              <tact-empty [heading]="'handOver.list.none' | t">
                <p>{{ 'handOver.list.noneText' | t }}</p>
                @if (!case()) {
                  <a class="btn" routerLink="/cases"><svg tactIcon="folder"></svg>{{ 'sharing.list.toCases' | t }}</a>
                }
              </tact-empty>
            }
          } @else if (!problem()) {
            <tact-loading [rows]="3" />
          }
        </section>
      }
      @if (!case()) {
        <tact-more [next]="outgoing.value()?.nextCursor" [isLoading]="outgoing.isAdding()" (more)="outgoing.more()" />
      }
      @if (case() && mayBegin() && ofCase().value(); as paths) {
        <section tactSection [heading]="'handOver.begin.title' | t">
          <div class="boxpad"><tact-begin-form [caseId]="case()" [paths]="paths" (done)="load()" /></div>
        </section>
      }
    </main>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HandOverListPage {
  private readonly access = inject(Access);
  private readonly i18n = inject(I18n);
  private readonly store = inject(HandOverStore);
  /** The case whose paths are shown; empty shows every case's. */
  readonly case = input('');
  protected readonly outgoing = this.store.box('outgoing');
  protected readonly incoming = this.store.box('incoming');
  protected readonly past = this.store.box('ended');
  protected readonly ofCase = computed(() => this.store.ofCase(this.case()));
  protected readonly mayBegin = computed(() => this.access.can('create', 'HandOver'));
  protected readonly heading = computed(() => {
    const code = this.ofCase().value()?.[0]?.caseCode;
    return code ? this.i18n.t('handOver.list.ofCase', { code: groupCode(code) }) : this.i18n.t('handOver.list.title');
  });
  protected readonly problem = computed(() => (this.case() ? this.ofCase().problem() : (this.outgoing.problem() ?? this.incoming.problem())));
  protected readonly groups = computed(() => {
    if (this.case()) return [{ key: 'paths', rows: this.ofCase().value() ?? null }];
    const taken = this.incoming.value()?.items ?? [];
    const ended = this.past.value()?.items ?? [];
    const more = (key: string, rows: readonly HandOverHead[]): { key: string; rows: readonly HandOverHead[] }[] => (rows.length ? [{ key, rows }] : []);
    return [{ key: 'outgoing', rows: this.outgoing.value()?.items ?? null }, ...more('incoming', taken), ...more('ended', ended)];
  });

  constructor() {
    void inject(Reference).ensure();
    effect(() => {
      this.case();
      untracked(() => this.load());
    });
  }

  protected load(): void {
    if (this.case()) return void this.ofCase().load();
    for (const box of [this.outgoing, this.incoming, this.past]) void box.load();
  }
}
