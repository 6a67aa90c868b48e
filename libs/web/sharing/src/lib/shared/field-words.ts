import { Injectable, inject } from '@angular/core';
import { type FieldRule } from '@tact/domain';
import { Dates, I18n } from '@tact/web/core';
import { Reference } from '@tact/web/offline';

/** Lists whose words stand in the application's own messages. */
const OWN_LISTS: Readonly<Record<string, string>> = { risk_level: 'risk', section: 'section', person_status: 'victimStatus' };

/** The value of a record's field in words, by its rule: codes by their label, dates and languages by the locale. */
@Injectable({ providedIn: 'root' })
export class FieldWords {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly reference = inject(Reference);

  /** '' where there is nothing to show. */
  of(rule: FieldRule, value: unknown): string {
    if (value === null || value === undefined || value === '') return '';
    switch (rule.type) {
      case 'date':
      case 'partialDate':
        return this.dates.date(String(value));
      case 'code':
        return this.code(rule, String(value));
      case 'codes':
        return texts(value).map((code) => this.code(rule, code)).join(', ');
      case 'bool':
        return this.i18n.t(value === true ? 'form.yes' : 'form.no');
      case 'language':
      case 'languages':
        return texts(value).map((code) => this.language(code)).join(', ');
      case 'country':
      case 'countries':
        return texts(value).map((code) => this.name('region', code)).join(', ');
      case 'uuid':
      case 'uuids':
        return texts(value).map((id) => this.reference.area(id) || (this.reference.organisation(id)?.name ?? '')).filter(Boolean).join(', ');
      case 'strings':
        return texts(value).join(', ');
      case 'int':
      case 'text':
      case 'longText':
        return String(value);
    }
  }

  /** A language by its code, in the reader's language. */
  language(code: string): string {
    return this.i18n.tOr(`caseFile.language.${code}`, '') || this.name('language', code);
  }

  private code(rule: FieldRule, code: string): string {
    const own = typeof rule.codes === 'string' ? OWN_LISTS[rule.codes] : undefined;
    if (own) return this.i18n.tOr(`${own}.${code}`, code);
    if (typeof rule.codes === 'string') return this.reference.label(rule.codes, code);
    return this.i18n.tOr(`caseFile.code.${code}`, code);
  }

  private name(type: 'language' | 'region', code: string): string {
    try {
      return new Intl.DisplayNames([this.i18n.lang()], { type }).of(code) ?? code;
    } catch {
      return code;
    }
  }
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}
