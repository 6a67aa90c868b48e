import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { type ApiProblem, I18n, TPipe, newId } from '@tact/web/core';
import { Empty, Radios } from '@tact/web/ui';
import { ReturnActs } from '../shared/return-acts';
import { ReturnProblem } from '../shared/return-problem';

/** No return yet: what one is, and the way to consider it. */
@Component({
  selector: 'tact-begin-return',
  imports: [Empty, Radios, ReturnProblem, TPipe],
  template: `<tact-empty [heading]="'returns.none' | t"><p>{{ 'returns.noneText' | t }}</p></tact-empty>
    <form class="form pagepad" novalidate (submit)="$event.preventDefault(); begin()">
      @if (problem(); as refused) {
        <tact-return-problem [problem]="refused" />
      }
      <tact-radios name="begin-placement" [label]="'returns.placement' | t" [options]="placements()" [(value)]="placement" />
      <div class="btns"><button class="btn primary" type="submit" [attr.aria-disabled]="isBusy() || null">{{ 'returns.begin' | t }}</button></div>
    </form>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BeginReturn {
  private readonly acts = inject(ReturnActs);
  private readonly i18n = inject(I18n);
  readonly caseId = input.required<string>();
  readonly changed = output<void>();
  protected readonly placement = signal('');
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly placements = computed(() => [
    ...(['family', 'not_family'] as const).map((value) => ({ value: value as string, label: this.i18n.t(`returns.placementOf.${value}`) })),
    { value: '', label: this.i18n.t('returns.placementOf.open') },
  ]);

  protected async begin(): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(null);
    const result = await this.acts.run({ id: newId(), caseId: this.caseId() }, 'consider', this.placement() ? { placement: this.placement() } : {});
    this.isBusy.set(false);
    if (result.kind === 'refused') return this.problem.set(result.problem);
    this.changed.emit();
  }
}
