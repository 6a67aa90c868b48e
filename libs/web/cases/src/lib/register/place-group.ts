import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { I18n, TPipe } from '@tact/web/core';
import { Reference } from '@tact/web/offline';
import { Radios, SelectField } from '@tact/web/ui';
import { placesIn } from './places';
import type { RegisterDraft } from './register-draft';

const COUNTRIES = ['AL', 'GR', 'RO'];

/** The country the child is in now, and the municipality where it was found. */
@Component({
  selector: 'tact-place-group',
  imports: [Radios, SelectField, TPipe],
  template: `<tact-radios name="country" [label]="'cases.field.country' | t" [options]="countries()" [value]="draft().country" [error]="errors()['presenceCountry'] ?? ''" (valueChange)="changed.emit({ country: $event, areaId: '' })" />
    <tact-select-field name="areaId" [label]="'cases.field.areaId' | t" [hint]="'cases.areaHint' | t" [optional]="true" [options]="places()" [value]="draft().areaId" [error]="errors()['areaId'] ?? ''" (valueChange)="changed.emit({ areaId: $event })" />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlaceGroup {
  private readonly i18n = inject(I18n);
  private readonly reference = inject(Reference);
  readonly draft = input.required<RegisterDraft>();
  readonly errors = input.required<Readonly<Record<string, string>>>();
  readonly changed = output<Partial<RegisterDraft>>();
  protected readonly countries = computed(() => COUNTRIES.map((value) => ({ value, label: this.i18n.t(`cases.country.${value}`) })));
  protected readonly places = computed(() => {
    const areas = this.reference.data.value()?.areas ?? [];
    return placesIn(areas, this.draft().country, (area) => this.reference.words(area.names) ?? '', this.i18n.lang());
  });
}
