import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Dates, I18n, TPipe } from '@tact/web/core';
import type { CaseFile } from '@tact/web/offline';
import { NameCheck } from '../shared/name-check';
import type { Preview, ProposalBody } from '../shared/referral-model';
import { ConsentBasis } from './consent-basis';
import { namesOn } from './proposal-facts';
import { WithheldList } from './withheld-list';

/** Beside the check: what they will not see, what it rests on, whether the reason names someone. */
@Component({
  selector: 'tact-check-aside',
  imports: [ConsentBasis, NameCheck, TPipe, WithheldList],
  template: `@if (preview(); as seen) {
      <section>
        <header class="sechead"><h2>{{ 'sharing.check.notSeen' | t }}</h2></header>
        <tact-withheld-list [items]="seen.withheld" />
      </section>
    }
    <section>
      <header class="sechead"><h2>{{ 'sharing.check.restsOn' | t }}</h2></header>
      <tact-consent-basis [file]="file()" [consentIds]="body().consentIds">
        <dt>{{ 'sharing.check.ends' | t }}</dt>
        <dd>{{ ends() }}</dd>
      </tact-consent-basis>
    </section>
    <tact-name-check [text]="texts()" [knownNames]="names()" />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CheckAside {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  readonly file = input.required<CaseFile>();
  readonly body = input.required<ProposalBody>();
  readonly preview = input<Preview | null>(null);
  protected readonly names = computed(() => namesOn(this.file()));
  protected readonly texts = computed(() => [this.body().purpose, this.body().reason, this.body().note].filter(Boolean).join('\n'));
  protected readonly ends = computed(() => this.i18n.t('sharing.check.endsOn', { day: this.dates.date(this.body().expiresAt) }));
}
