import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TPipe } from '@tact/web/core';
import type { CaseHead } from '@tact/web/offline';
import { Icon } from '@tact/web/ui';
import { StepDetail } from '../detail/step-detail';
import { ProcessPanel } from '../process/process-panel';
import type { ReturnDetail } from '../shared/return-model';
import { LaneTable } from './lane-table';
import { firstStep, stepOfAddress } from './phase-rows';
import { ReturnHeadBar } from './return-head';

/** A return: its head, the lines of both countries, and beside them the step that is looked at. On a phone one of the two at a time. */
@Component({
  selector: 'tact-return-board',
  imports: [Icon, LaneTable, ProcessPanel, ReturnHeadBar, RouterLink, StepDetail, TPipe],
  template: `<tact-return-head [view]="view()" [head]="head()" />
    <div class="rcols" [class.hasstep]="asked()">
      <div class="rmain">
        <tact-lane-table [view]="view()" [selected]="selected()" />
        <tact-process-panel [view]="view()" (changed)="changed.emit()" />
      </div>
      <aside class="rdetail" tabindex="0" [attr.aria-label]="selected() || null">
        <a class="phoneonly btn plain" [routerLink]="[]" [queryParams]="{}"><svg tactIcon="back"></svg>{{ 'returns.back' | t }}</a>
        @if (step(); as shown) {
          @for (one of [shown]; track one.step) {
            <tact-step-detail [view]="view()" [step]="one" (changed)="changed.emit()" />
          }
        } @else {
          <p class="quiet">{{ 'returns.choose' | t }}</p>
        }
      </aside>
    </div>`,
  host: { class: 'return' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReturnBoard {
  readonly view = input.required<ReturnDetail>();
  readonly head = input<CaseHead | null>(null);
  /** The step that the address names. */
  readonly asked = input<string | null | undefined>(null);
  readonly changed = output<void>();
  protected readonly selected = computed(() => stepOfAddress(this.asked()) ?? firstStep(this.view()));
  protected readonly step = computed(() => this.view().steps.find(({ step }) => step === this.selected()) ?? null);
}
