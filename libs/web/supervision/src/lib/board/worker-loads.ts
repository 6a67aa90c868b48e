import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Dates, TPipe } from '@tact/web/core';
import type { Board, WorkerLoad } from '@tact/web/offline';
import { Empty, Icon, Section } from '@tact/web/ui';

/** The bar ends at 1.2 times the ceiling, whose mark stands at five sixths. */
const BAR = 1.2;

/** Each worker's weighted caseload as a bar against the ceiling, with the numbers in words. */
@Component({
  selector: 'tact-worker-loads',
  imports: [Empty, Icon, RouterLink, Section, TPipe],
  template: `<section tactSection class="load" [heading]="'board.caseload' | t">
    <span end class="small quiet">{{ 'board.ceiling' | t: { ceiling: ceiling() } }}</span>
    <ul class="loads">
      @for (row of rows(); track row.userId) {
        <li>
          <div class="l1">
            <b>{{ row.name }}</b>
            @if (!row.isMember) {
              <span class="small bad">{{ 'board.hasLeft' | t }}</span>
            }
            <span class="tot" [class.bad]="row.over > 0">
              @if (row.over > 0) {
                <svg tactIcon="attention" [small]="true"></svg>
              }
              <b>{{ number(row.weight) }}</b> {{ 'board.of' | t: { ceiling: ceiling() } }}@if (row.over > 0) {, {{ 'board.over' | t: { over: number(row.over) } }}}
            </span>
          </div>
          <div class="meter" aria-hidden="true">
            <i class="h" [style.inline-size.%]="row.bar.high"></i><i class="m" [style.inline-size.%]="row.bar.medium"></i><i class="l" [style.inline-size.%]="row.bar.low"></i><span class="ceil"></span>
          </div>
          <div class="l3">
            <span class="risk high"><svg tactIcon="high"></svg>{{ 'board.high' | t: { count: row.high } }}</span>
            <span class="risk medium"><svg tactIcon="medium"></svg>{{ 'board.medium' | t: { count: row.medium } }}</span>
            <span class="risk low"><svg tactIcon="low"></svg>{{ 'board.low' | t: { count: row.low + row.none } }}</span>
            @if (row.unscreened) {
              <span class="quiet">{{ 'board.unscreened' | t: { count: row.unscreened } }}</span>
            }
            @if (row.overdue) {
              <span class="bad">{{ 'board.overdueCount' | t: { count: row.overdue } }}</span>
            }
            @if (row.cases) {
              <a class="link" routerLink="/team/move" [queryParams]="{ from: row.userId }">{{ 'board.moveCases' | t }}<span class="sr">: {{ row.name }}</span></a>
            }
          </div>
        </li>
      } @empty {
        <li><tact-empty [heading]="'board.nobody' | t" /></li>
      }
    </ul>
    <p class="small quiet key">{{ 'board.key' | t: { high: number(weight('high')), medium: number(weight('medium')), low: number(weight('low')), ceiling: ceiling() } }}</p>
  </section>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WorkerLoads {
  private readonly dates = inject(Dates);
  readonly board = input.required<Board>();
  protected readonly rows = computed(() => this.board().workers.map((row) => ({ ...row, bar: this.bar(row), cases: row.high + row.medium + row.low + row.none + row.unscreened })));
  protected readonly ceiling = computed(() => this.number(this.board().workers[0]?.ceiling ?? 25));

  protected number(value: number): string {
    return this.dates.number(value);
  }

  protected weight(risk: string): number {
    return this.board().weights[risk] ?? 1;
  }

  /** Widths in percent of the bar; what is longer than the bar is cut off at its end, the number beside it is not. */
  private bar({ high, medium, low, none, unscreened, ceiling }: WorkerLoad): { readonly high: number; readonly medium: number; readonly low: number } {
    const most = ceiling * BAR;
    let left = 100;
    const part = (weight: number): number => {
      const width = Math.min(left, (weight / most) * 100);
      left -= width;
      return width;
    };
    return { high: part(high * this.weight('high')), medium: part((medium + unscreened) * this.weight('medium')), low: part(low * this.weight('low') + none * this.weight('none')) };
  }
}
