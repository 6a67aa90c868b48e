import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { codesOf } from '@tact/domain';
import { Dates, I18n, TPipe } from '@tact/web/core';
import { Reference } from '@tact/web/offline';
import { Section, StateWord } from '@tact/web/ui';
import { RecordWords } from '../words/record-words';
import { ConsentFacts } from './consent-facts';
import { purposeRows } from './purpose-rows';

const MARKS = { given: 'complete', ask_again: 'wait', refused: 'none', withdrawn: 'none', expired: 'none', not_asked: 'none' } as const;

/** Every purpose with its state for each recipient: given until when, to be asked again, refused, withdrawn, over, not asked. */
@Component({
  selector: 'tact-purpose-matrix',
  imports: [Section, StateWord, TPipe],
  template: `<section tactSection class="flush" [heading]="'caseFile.consent.matrix' | t">
    <ul class="rows">
      @for (row of rows(); track row.key) {
        <li class="row">
          <span><b>{{ row.purpose }}</b><span class="sub"><bdi>{{ row.recipient }}</bdi></span>
            @if (row.until) {
              <span class="sub">{{ 'caseFile.consent.until' | t: { date: row.until } }}</span>
            }
          </span>
          <tact-state [kind]="marks[row.state]" [words]="'caseFile.consent.purposeState.' + row.state | t" />
        </li>
      }
    </ul>
  </section>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PurposeMatrix {
  private readonly facts = inject(ConsentFacts);
  private readonly words = inject(RecordWords);
  private readonly reference = inject(Reference);
  private readonly i18n = inject(I18n);
  private readonly dates = inject(Dates);
  protected readonly marks = MARKS;
  protected readonly rows = computed(() =>
    purposeRows(codesOf('consent_purpose'), this.facts.consents(), { at: this.facts.today(), age: this.facts.age() }).map(({ purpose, recipientOrgId, state, expiresOn }) => ({
      key: `${purpose} ${recipientOrgId}`, purpose: this.words.value('consent', 'purpose', purpose), state, until: expiresOn === null ? '' : this.dates.date(expiresOn),
      recipient: recipientOrgId === '' ? this.i18n.t('caseFile.consent.anyRecipient') : this.reference.organisation(recipientOrgId)?.name ?? '',
    })));

  constructor() {
    void this.reference.ensure();
  }
}
