import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { I18n, TPipe } from '@tact/web/core';
import { Reference } from '@tact/web/offline';
import { DateField, Radios, TextField } from '@tact/web/ui';
import type { RegisterDraft } from './register-draft';

const SEX = ['female', 'male', 'other', 'unknown'];

/** Sex, then the date or year of birth or an estimated age. */
@Component({
  selector: 'tact-child-group',
  imports: [DateField, Radios, TPipe, TextField],
  template: `<tact-radios name="sex" [label]="'cases.field.sex' | t" [options]="sexes()" [value]="draft().sex" [error]="errors()['sex'] ?? ''" (valueChange)="changed.emit({ sex: $event })" />
    <tact-radios name="ageBy" [label]="'cases.field.ageBy' | t" [options]="ways()" [value]="draft().ageBy" (valueChange)="changed.emit({ ageBy: $event })" />
    @if (draft().ageBy === 'date') {
      <tact-date-field name="birth" [label]="'cases.field.birth' | t" [value]="draft().birth" [error]="errors()['birth'] ?? ''" (valueChange)="changed.emit({ birth: $event })" />
    } @else if (draft().ageBy === 'age') {
      <tact-text-field
        name="age"
        inputmode="numeric"
        [maxLength]="3"
        [label]="'cases.field.age' | t"
        [hint]="'cases.ageHint' | t"
        [value]="draft().age"
        [error]="errors()['age'] ?? ''"
        (valueChange)="changed.emit({ age: $event })"
      />
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChildGroup {
  private readonly i18n = inject(I18n);
  private readonly reference = inject(Reference);
  readonly draft = input.required<RegisterDraft>();
  readonly errors = input.required<Readonly<Record<string, string>>>();
  readonly changed = output<Partial<RegisterDraft>>();
  protected readonly sexes = computed(() =>
    SEX.map((value) => {
      const label = this.reference.label('sex', value);
      return { value, label: label === value ? this.i18n.t(`cases.sex.${value}`) : label };
    }),
  );
  protected readonly ways = computed(() => ['date', 'age', 'unknown'].map((value) => ({ value, label: this.i18n.t(`cases.ageBy.${value}`) })));
}
