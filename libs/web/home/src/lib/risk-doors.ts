import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { I18n, TPipe } from '@tact/web/core';
import type { CaseList } from '@tact/web/offline';
import { Empty, Failure, Icon, Loading, Risk, Section } from '@tact/web/ui';

const LEVELS = ['high', 'medium', 'low'] as const;

/** Cases by risk: three doors into the list. */
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
          <a routerLink="/cases" [queryParams]="{ risk: door.level, owner: owner() }"><b>{{ door.count }}</b><tact-risk [level]="door.level" /></a>
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
  readonly list = input.required<CaseList>();
  readonly heading = input.required<string>();
  readonly owner = input<string | null>(null);
  protected readonly doors = computed(() => {
    const heads = this.list().items() ?? [];
    return LEVELS.map((level) => ({ level, count: heads.filter((head) => head.risk === level).length }));
  });
  protected readonly total = computed(() => {
    const heads = this.list().items();
    if (!heads) return '';
    const count = this.i18n.t('home.caseCount', { count: heads.length });
    return this.list().nextCursor() ? this.i18n.t('home.caseCountMore', { count }) : count;
  });
}
