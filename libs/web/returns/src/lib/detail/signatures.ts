import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Dates, I18n, TPipe } from '@tact/web/core';
import type { AttestationView, ReturnDetail, StepView } from '../shared/return-model';
import { ReturnWords } from '../shared/return-words';

interface Line {
  readonly name: string | null;
  readonly sub: string;
}

/** Who signed and who has yet to: one line a signature. */
@Component({
  selector: 'tact-signatures',
  imports: [TPipe],
  template: `<div class="sign">
    @for (line of lines(); track $index) {
      <div>
        @if (line.name) {
          <span class="ln"><bdi>{{ line.name }}</bdi></span>
        } @else {
          <span class="ln due"><span class="sr">{{ ($first ? 'returns.firstMissing' : 'returns.secondMissing') | t }}</span></span>
        }
        <small>{{ line.sub }}</small>
      </div>
    }
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Signatures {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly words = inject(ReturnWords);
  readonly view = input.required<ReturnDetail>();
  readonly step = input.required<StepView>();
  readonly attestation = input<AttestationView | null>(null);
  protected readonly lines = computed((): Line[] => {
    const signed = (this.attestation()?.signatures ?? []).map((one) => ({ name: one.byName, sub: `${one.organisationName} · ${this.dates.instant(one.at)}` }));
    const wanted = this.step().gate && this.attestation()?.kind !== 'override' ? 2 : 1;
    return [...signed, ...Array.from({ length: Math.max(0, wanted - signed.length) }, () => ({ name: null, sub: this.due() }))];
  });

  private due(): string {
    const first = this.attestation()?.signatures[0];
    if (!first || !this.step().twoSided) return first ? this.i18n.t('returns.waitsSecond') : '';
    return this.i18n.t('returns.waitsCountry', { country: this.words.countryOf(this.view(), first.side === 'sending' ? 'receiving' : 'sending') });
  }
}
