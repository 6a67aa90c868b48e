import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { SECTIONS, type ConsentCover } from '@tact/domain';
import { I18n, TPipe } from '@tact/web/core';
import { Checks, Icon, Note } from '@tact/web/ui';
import type { ProposeDraft } from './propose-draft';

/** Step 3: only what consent covers can be chosen; the others stand below with the reason. */
@Component({
  selector: 'tact-sections-step',
  imports: [Checks, Icon, Note, TPipe],
  template: `@if (options().length) {
      <tact-checks name="sections" [label]="'sharing.sections.label' | t" [hint]="'sharing.sections.hint' | t" [error]="error()" [options]="options()" [value]="chosen()"
        (valueChange)="changed.emit({ sections: $event })" />
    } @else {
      <tact-note kind="warn" [heading]="'sharing.sections.none' | t">{{ 'sharing.sections.noneText' | t }}</tact-note>
    }
    @if (missing().length) {
      <section class="mt">
        <header class="sechead"><h2>{{ 'sharing.sections.cannot' | t }}</h2></header>
        <ul class="withheld">
          @for (gap of missing(); track gap.section) {
            <li><svg tactIcon="lock" [small]="true"></svg><span><b>{{ 'section.' + gap.section | t }}</b>{{ 'sharedFile.gap.' + gap.reason | t }}</span></li>
          }
        </ul>
      </section>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SectionsStep {
  private readonly i18n = inject(I18n);
  readonly draft = input.required<ProposeDraft>();
  readonly cover = input.required<ConsentCover>();
  readonly error = input('');
  readonly changed = output<Partial<ProposeDraft>>();
  protected readonly options = computed(() =>
    SECTIONS.filter((section) => this.cover().covered.includes(section)).map((value) => ({ value, label: this.i18n.t(`section.${value}`), hint: this.i18n.t(`sharing.sections.about.${value}`) })),
  );
  protected readonly chosen = computed(() => this.draft().sections.filter((section) => this.options().some(({ value }) => value === section)));
  protected readonly missing = computed(() => this.cover().missing);
}
