import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Dates, TPipe } from '@tact/web/core';
import { Icon, Note } from '@tact/web/ui';
import type { AttestationView } from '../shared/return-model';
import { ReturnWords } from '../shared/return-words';

/** The evidence of a signature: every document with its day, reference, holder and end; the result; the words. */
@Component({
  selector: 'tact-evidence-list',
  imports: [Icon, Note, TPipe],
  template: `@if (evidence(); as shown) {
      @if (shown.intact === false) {
        <tact-note kind="stop" [heading]="'returns.changed' | t" />
      }
      @if (shown.outcome) {
        <p><b>{{ 'returns.result' | t }}:</b> {{ words.outcome(shown.outcome) }}</p>
      }
      <ul class="consents">
        @for (document of shown.documents; track document.kind) {
          <li class="met">
            <svg tactIcon="done"></svg>
            <span
              ><b>{{ 'returns.evidence.' + document.kind | t }}</b><bdi>{{ 'returns.heldBy' | t: { reference: document.reference, holder: document.holder } }}</bdi>{{ dates.date(document.on) }}
              @if (document.validUntil) {
                , {{ 'returns.until' | t: { date: dates.date(document.validUntil) } }}
              }
            </span>
          </li>
        }
      </ul>
      @if (shown.note) {
        <p class="small"><b>{{ (attestation().kind === 'override' ? 'returns.overriddenBy' : 'returns.note') | t }}:</b> <bdi class="kept">{{ shown.note }}</bdi></p>
      }
    } @else {
      <p class="small quiet">{{ 'returns.hidden' | t }}</p>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EvidenceList {
  protected readonly dates = inject(Dates);
  protected readonly words = inject(ReturnWords);
  readonly attestation = input.required<AttestationView>();
  protected readonly evidence = computed(() => this.attestation().evidence);
}
