import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Dates, I18n, TPipe } from '@tact/web/core';
import type { ScoreView } from './score-views';

/** The score over time: a table whose cells carry bars, so that who looks and who listens get the same. */
@Component({
  selector: 'tact-score-chart',
  imports: [TPipe],
  template: `<table class="table scores stacks">
      <caption class="sr">{{ 'reintegration.overTime' | t }}</caption>
      <thead>
        <tr>
          <th scope="col">{{ 'reintegration.date' | t }}</th>
          <th scope="col">{{ 'reintegration.total' | t }}</th>
          <th scope="col">{{ 'reintegration.dimension.economic' | t }}</th>
          <th scope="col">{{ 'reintegration.dimension.social' | t }}</th>
          <th scope="col">{{ 'reintegration.dimension.psychosocial' | t }}</th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.id) {
          <tr>
            <th scope="row">{{ row.day }}
              @if (row.flags) {
                <span class="flag">{{ row.flags }}</span>
              }
            </th>
            @for (bar of row.bars; track bar.key) {
              <td [attr.data-label]="bar.label" [class.total]="bar.key === 'total'">
                @if (bar.percent === null) {
                  <span class="quiet">{{ 'reintegration.tooFew' | t }}</span>
                } @else {
                  <span class="scorebar" aria-hidden="true"><span [style.inline-size.%]="bar.percent"></span></span>{{ bar.percent }} %
                }
              </td>
            }
          </tr>
        }
      </tbody>
    </table>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ScoreChart {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  readonly scores = input.required<readonly ScoreView[]>();
  protected readonly rows = computed(() =>
    this.scores().map(({ id, on, bars, redFlags }) => ({
      id,
      day: this.dates.date(on),
      flags: redFlags ? this.i18n.t('reintegration.redFlag', { count: redFlags }) : '',
      bars: bars.map((bar) => ({ ...bar, label: this.i18n.t(bar.key === 'total' ? 'reintegration.total' : `reintegration.dimension.${bar.key}`) })),
    })),
  );
}
