import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { TPipe } from '@tact/web/core';
import { TextField } from '@tact/web/ui';
import type { RegisterDraft } from './register-draft';

/** The name, or that nobody knows it. */
@Component({
  selector: 'tact-name-group',
  imports: [TPipe, TextField],
  template: `<tact-text-field
      name="firstName"
      [maxLength]="300"
      [label]="'cases.field.firstName' | t"
      [hint]="'cases.nameHint' | t"
      [disabled]="draft().isNameUnknown"
      [value]="draft().firstName"
      [error]="errors()['firstName'] ?? ''"
      (valueChange)="changed.emit({ firstName: $event })"
    />
    <tact-text-field
      name="lastName"
      [maxLength]="300"
      [label]="'cases.field.lastName' | t"
      [optional]="true"
      [disabled]="draft().isNameUnknown"
      [value]="draft().lastName"
      [error]="errors()['lastName'] ?? ''"
      (valueChange)="changed.emit({ lastName: $event })"
    />
    <label class="pick"
      ><input type="checkbox" #box [checked]="draft().isNameUnknown" (change)="changed.emit({ isNameUnknown: box.checked })" /><span>{{ 'cases.nameUnknown' | t }}</span></label
    >`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NameGroup {
  readonly draft = input.required<RegisterDraft>();
  readonly errors = input.required<Readonly<Record<string, string>>>();
  readonly changed = output<Partial<RegisterDraft>>();
}
