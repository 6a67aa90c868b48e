import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Dates, I18n, TPipe } from '@tact/web/core';
import type { CaseFile } from '@tact/web/offline';
import { consentsOf } from './proposal-facts';

/** The consents something rests on: what, who gave it, when, until when. */
@Component({
  selector: 'tact-consent-basis',
  imports: [TPipe],
  template: `<dl class="kv stacked">
    @for (row of rows(); track row.id) {
      <dt>{{ row.kind }}</dt>
      <dd>{{ row.words }}</dd>
    } @empty {
      <dt>{{ 'sharedFile.consent.kind.consent' | t }}</dt>
      <dd>{{ 'sharedFile.consent.noneYet' | t }}</dd>
    }
    <ng-content />
  </dl>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConsentBasis {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  readonly file = input.required<CaseFile>();
  readonly consentIds = input.required<readonly string[]>();
  protected readonly rows = computed(() =>
    consentsOf(this.file())
      .filter(({ id }) => this.consentIds().includes(id))
      .map((consent) => {
        const who = this.i18n.t(`sharedFile.consent.by.${consent.givenBy}`);
        const until = consent.expiresOn ? this.i18n.t('sharedFile.consent.until', { day: this.dates.date(consent.expiresOn) }) : '';
        return { id: consent.id, kind: this.i18n.t(`sharedFile.consent.kind.${consent.kind}`), words: [who, this.dates.date(consent.on), until].filter(Boolean).join(', ') };
      }),
  );
}
