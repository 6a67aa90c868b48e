import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { HAND_OVER_STAGES } from '@tact/domain';
import { Dates, I18n, TPipe } from '@tact/web/core';
import type { HandOverHead } from '@tact/web/offline';
import { Icon } from '@tact/web/ui';

/** The path 0 to 4: each stage that was reached with its day and who, where it stands, what it waits for. */
@Component({
  selector: 'tact-hand-over-path',
  imports: [Icon, TPipe],
  template: `<ol class="vpath">
    @for (stop of stops(); track stop.stage) {
      <li [class]="stop.state" [attr.aria-current]="stop.state === 'now' ? 'step' : null">
        <span class="n">
          @if (stop.state === 'past') {
            <svg tactIcon="check"></svg>
          } @else {
            {{ stop.stage }}
          }
        </span>
        <span><b>{{ 'handOver.stage.' + stop.stage | t }}</b>{{ stop.words }}</span>
      </li>
    }
  </ol>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HandOverPath {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  readonly path = input.required<HandOverHead>();
  protected readonly stops = computed(() => {
    const { stage: now, stages, side } = this.path();
    return HAND_OVER_STAGES.filter((stage) => side === 'sender' || stage > 0).map((stage) => {
      const reached = stages.find((one) => one.stage === stage);
      const words = [reached?.byName, reached ? this.dates.date(reached.at.slice(0, 10)) : '', stage === now ? this.wait() : ''].filter(Boolean).join(', ');
      return { stage, words, state: stage < now ? 'past' : stage > now ? 'next' : 'now' };
    });
  });
  private readonly wait = computed(() => {
    const { state, wanted, outcome, stage, daysOwned, verifyDays } = this.path();
    if (state === 'ended') return this.i18n.t(`handOver.outcome.${outcome}`);
    if (state === 'proposed') return this.i18n.t('handOver.wait.proposed', { stage: wanted ?? 0 });
    if (state === 'offered') return this.i18n.t('handOver.wait.offered');
    return stage === 3 && daysOwned !== null ? this.i18n.t('handOver.wait.days', { days: daysOwned, of: verifyDays }) : '';
  });
}
