import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ConsentCover } from '@tact/domain';
import { TPipe } from '@tact/web/core';
import type { CaseFile } from '@tact/web/offline';
import { Icon, Note } from '@tact/web/ui';
import { ConsentBasis } from './consent-basis';
import type { ProposeDraft } from './propose-draft';

/** Step 4: the consents the chosen sections rest on, what is missing, and the way to record one. */
@Component({
  selector: 'tact-consent-step',
  imports: [ConsentBasis, Icon, Note, RouterLink, TPipe],
  template: `@if (!draft().sections.length) {
      <tact-note kind="plain" [heading]="'sharing.consent.noSections' | t">{{ 'sharing.consent.noSectionsText' | t }}</tact-note>
    } @else if (gaps().length) {
      <tact-note kind="warn" [heading]="'sharing.consent.missing' | t">{{ 'sharing.consent.missingText' | t }}</tact-note>
      <ul class="withheld">
        @for (gap of gaps(); track gap.section) {
          <li><svg tactIcon="attention" [small]="true"></svg><span><b>{{ 'section.' + gap.section | t }}</b>{{ 'sharedFile.gap.' + gap.reason | t }}</span></li>
        }
      </ul>
    } @else {
      <tact-note kind="ok" icon="done" [heading]="'sharing.consent.covers' | t">{{ 'sharing.consent.coversText' | t }}</tact-note>
    }
    <section class="mt">
      <header class="sechead"><h2>{{ 'sharing.check.restsOn' | t }}</h2></header>
      <tact-consent-basis [file]="file()" [consentIds]="cover().consentIds" />
    </section>
    <p class="mt2"><a class="btn" [routerLink]="['/cases', file().head.id, 'consent', 'new']"><svg tactIcon="plus"></svg>{{ 'sharing.consent.record' | t }}</a></p>
    <p class="small quiet">{{ 'sharing.consent.kept' | t }}</p>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConsentStep {
  readonly file = input.required<CaseFile>();
  readonly draft = input.required<ProposeDraft>();
  /** Of the chosen sections. */
  readonly cover = input.required<ConsentCover>();
  protected readonly gaps = computed(() => this.cover().missing);
}
