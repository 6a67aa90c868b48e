import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { FieldRule } from '@tact/domain';
import { I18n } from '@tact/web/core';
import { Reference } from '@tact/web/offline';
import { AreaField, Checks, DateField, type Option, Radios, SelectField, TextField } from '@tact/web/ui';
import { RecordWords } from '../words/record-words';

const FEW = 6;

/** One field of a record by its rule: the control, its label and hint. */
@Component({
  selector: 'tact-record-field',
  imports: [AreaField, Checks, DateField, Radios, SelectField, TextField],
  template: `@switch (control()) {
    @case ('line') {
      <tact-text-field [name]="name()" [label]="label()" [hint]="hint()" [error]="error()" [optional]="!rule().required" [maxLength]="rule().max" [value]="text()" (valueChange)="changed.emit($event)" />
    }
    @case ('number') {
      <tact-text-field [name]="name()" inputmode="numeric" [label]="label()" [hint]="hint()" [error]="error()" [optional]="!rule().required" [value]="text()" (valueChange)="changed.emit($event)" />
    }
    @case ('day') {
      <tact-text-field [name]="name()" type="date" [label]="label()" [hint]="hint()" [error]="error()" [optional]="!rule().required" [value]="text()" (valueChange)="changed.emit($event)" />
    }
    @case ('area') {
      <tact-area-field [name]="name()" [label]="label()" [hint]="hint()" [error]="error()" [optional]="!rule().required" [maxLength]="rule().max" [rows]="rows()" [value]="text()" (valueChange)="changed.emit($event)" />
    }
    @case ('partial') {
      <tact-date-field [name]="name()" [label]="label()" [hint]="hint()" [error]="error()" [value]="text()" (valueChange)="changed.emit($event)" />
    }
    @case ('radios') {
      <tact-radios [name]="name()" [label]="label()" [hint]="hint()" [error]="error()" [options]="options()" [value]="text()" (valueChange)="changed.emit($event)" />
    }
    @case ('select') {
      <tact-select-field [name]="name()" [label]="label()" [hint]="hint()" [error]="error()" [optional]="!rule().required" [options]="options()" [value]="text()" (valueChange)="changed.emit($event)" />
    }
    @case ('checks') {
      <tact-checks [name]="name()" [label]="label()" [hint]="hint()" [error]="error()" [options]="options()" [value]="list()" (valueChange)="changed.emit($event)" />
    }
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RecordField {
  private readonly i18n = inject(I18n);
  private readonly reference = inject(Reference);
  private readonly words = inject(RecordWords);
  readonly kind = input.required<string>();
  readonly name = input.required<string>();
  readonly rule = input.required<FieldRule>();
  readonly value = input.required<unknown>();
  readonly error = input('');
  readonly rows = input(4);
  /** Choices that only the file knows (a goal of the plan). */
  readonly choices = input<readonly Option[] | null>(null);
  readonly changed = output<unknown>();
  protected readonly label = computed(() => this.words.field(this.kind(), this.name()));
  protected readonly hint = computed(() => this.i18n.tOr(`caseFile.hint.${this.kind()}.${this.name()}`, ''));
  protected readonly text = computed(() => (typeof this.value() === 'string' ? (this.value() as string) : ''));
  protected readonly list = computed(() => (Array.isArray(this.value()) ? (this.value() as readonly string[]) : []));
  protected readonly options = computed<readonly Option[]>(() => this.choices() ?? this.optionsByRule());
  protected readonly control = computed(() => {
    switch (this.rule().type) {
      case 'text':
        return 'line';
      case 'int':
        return 'number';
      case 'date':
        return 'day';
      case 'partialDate':
        return 'partial';
      case 'longText':
      case 'strings':
        return 'area';
      case 'bool':
        return 'radios';
      case 'code':
        return this.options().length > FEW ? 'select' : 'radios';
      case 'language':
      case 'country':
      case 'uuid':
        return 'select';
      case 'codes':
      case 'languages':
      case 'countries':
      case 'uuids':
        return 'checks';
    }
  });

  private optionsByRule(): readonly Option[] {
    switch (this.rule().type) {
      case 'bool':
        return [{ value: 'yes', label: this.i18n.t('form.yes') }, { value: 'no', label: this.i18n.t('form.no') }];
      case 'language':
      case 'languages':
        return this.words.languages();
      case 'country':
      case 'countries':
        return this.words.countries();
      case 'uuid':
        return (this.reference.data.value()?.areas ?? []).map((area) => ({ value: area.id, label: this.reference.area(area.id) }));
      default:
        return this.words.options(this.rule());
    }
  }
}
