import { Directive, computed, input, model } from '@angular/core';
import { newId } from '@tact/web/core';

interface FieldError {
  readonly kind: string;
  readonly message?: string;
}

/**
 * What all fields share: label, hint, error. `name` is also the control's id, for the error summary. `error` is a message
 * from the server or the page; `errors` and `touched` come from a signal form (`[formField]`).
 */
@Directive()
export abstract class Field {
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly error = input('');
  readonly errors = input<readonly FieldError[]>([]);
  readonly name = input(`f${newId()}`);
  readonly disabled = input(false);
  readonly required = input(false);
  readonly touched = model(false);
  readonly shownError = computed(() => this.error() || (this.touched() ? (this.errors()[0]?.message ?? '') : ''));
  readonly describedBy = computed(() => {
    const ids = [this.hint() && `${this.name()}-hint`, this.shownError() && `${this.name()}-error`].filter(Boolean);
    return ids.length ? ids.join(' ') : null;
  });
}
