import { Injectable, inject } from '@angular/core';
import type { RegisterField } from '@tact/domain';
import { Dates, I18n } from '@tact/web/core';
import { Reference } from '@tact/web/offline';

/** Values of a register's fields as a person reads them; codes by their lists. */
@Injectable({ providedIn: 'root' })
export class ChangeWords {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly reference = inject(Reference);

  of(field: RegisterField, values: readonly string[]): string {
    return values.length === 0 ? this.i18n.t('imports.changes.nothing') : values.map((value) => this.word(field, value)).join(field === 'notes' || field === 'events' || field === 'otherColumns' ? '\n' : ', ');
  }

  private word(field: RegisterField, value: string): string {
    switch (field) {
      case 'sex':
        return this.reference.label('sex', value);
      case 'exploitation':
        return this.reference.label('exploitation', value);
      case 'birthDate':
        return value.startsWith('~') ? this.i18n.t('imports.pair.estimated', { date: this.dates.date(value.slice(1)) }) : this.dates.date(value);
      case 'victimStatus':
        return this.i18n.t(`victimStatus.${value}`);
      case 'caseStatus':
        return this.i18n.t(`status.${value}`);
      default:
        return value;
    }
  }
}
