import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { I18n, TPipe } from '@tact/web/core';
import { type CaseList, CaseStore } from '@tact/web/offline';
import { Empty, Failure, Icon, Loading, Risk, Section } from '@tact/web/ui';

const LEVELS = ['high', 'medium', 'low'] as const;
const COUNTED = 100;

/** Cases by risk: three doors into the list. A caseload longer than one page is counted level by level, up to a hundred. */
@Component({
  selector: 'tact-risk-doors',
  imports: [Empty, Failure, Icon, Loading, Risk, RouterLink, Section, TPipe],
  template: `<section tactSection [heading]="heading()">
    <span end class="small quiet">{{ total() }}</span>
    @if (list().problem(); as problem) {
      <tact-failure [problem]="problem" [retry]="true" (again)="list().load()" />
    } @else if (!list().items()) {
      <tact-loading [rows]="1" />
    } @else if (list().items()?.length) {
      <div class="byrisk">
        @for (door of doors(); track door.level) {
          <a routerLink="/cases" [queryParams]="{ risk: door.level, owner: owner() }"><b>{{ door.count }}{{ door.isMore ? '+' : '' }}</b><tact-risk [level]="door.level" /></a>
        }
      </div>
    } @else {
      <tact-empty [heading]="'home.noCases' | t">
        <p>{{ 'home.noCasesText' | t }}</p>
        <a class="btn primary" routerLink="/cases/register"><svg tactIcon="plus"></svg>{{ 'home.register' | t }}</a>
      </tact-empty>
    }
  </section>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RiskDoors {
  private readonly i18n = inject(I18n);
  private readonly store = inject(CaseStore);
  readonly list = input.required<CaseList>();
  readonly heading = input.required<string>();
  readonly owner = input<string | null>(null);
  private readonly levels = computed(() => {
    if (!this.list().nextCursor()) return null;
    return LEVELS.map((level) => ({ level, list: this.store.list({ ...this.list().filter, risk: level }, undefined, COUNTED) }));
  });
  protected readonly doors = computed(() => {
    const levels = this.levels();
    if (levels) return levels.map(({ level, list }) => ({ level, count: list.items()?.length ?? 0, isMore: list.nextCursor() !== null }));
    const heads = this.list().items() ?? [];
    return LEVELS.map((level) => ({ level, count: heads.filter((head) => head.risk === level).length, isMore: false }));
  });
  protected readonly total = computed(() => {
    const heads = this.list().items();
    if (!heads) return '';
    const count = this.i18n.t('home.caseCount', { count: heads.length });
    return this.list().nextCursor() ? this.i18n.t('home.caseCountMore', { count }) : count;
  });

  constructor() {
    effect(() => {
      const levels = this.levels();
      untracked(() => levels?.forEach(({ list }) => void list.load()));
    });
  }
}
