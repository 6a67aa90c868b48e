import { Injectable, inject } from '@angular/core';
import { type ExtraCodes, type FieldRule, type RecordKind, isRecordKind, kindRule } from '@tact/domain';
import { Dates, I18n } from '@tact/web/core';
import { Reference } from '@tact/web/offline';
import type { Option } from '@tact/web/ui';
import { COUNTRIES, SPOKEN } from './lists';

/** Lists whose words stand in the application's own messages. */
const OWN_LISTS: Readonly<Record<string, string>> = { risk_level: 'risk', section: 'section', person_status: 'victimStatus' };

const CASE_LISTS: Readonly<Record<string, string>> = { sex: 'sex', identificationSource: 'identification_source', exploitation: 'exploitation', risk: 'risk_level' };

/** Words of record kinds, their fields, codes and values, in the language in use. */
@Injectable({ providedIn: 'root' })
export class RecordWords {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly reference = inject(Reference);

  kind(kind: string): string {
    return this.i18n.tOr(`caseFile.kind.${kind}`, kind);
  }

  field(kind: string, field: string): string {
    return this.i18n.tOr(`caseFile.fieldOf.${kind}.${field}`, this.i18n.tOr(`caseFile.field.${field}`, field));
  }

  rule(kind: string, field: string): FieldRule | undefined {
    return isRecordKind(kind) ? kindRule(kind).fields[field] : undefined;
  }

  /** One code in words. `codes` as in the rule: a list by name, or the codes themselves. */
  code(codes: FieldRule['codes'], code: string): string {
    if (typeof codes !== 'string') return this.i18n.tOr(`caseFile.code.${code}`, code);
    // A list speaks of the child (girl, boy); the sex in a record is a relative's.
    if (codes === 'sex') return this.i18n.tOr(`caseFile.sexOf.${code}`, this.reference.label(codes, code));
    const own = OWN_LISTS[codes];
    return own ? this.i18n.tOr(`${own}.${code}`, this.reference.label(codes, code)) : this.reference.label(codes, code);
  }

  options(rule: FieldRule): readonly Option[] {
    const codes = typeof rule.codes === 'string' ? this.reference.options(rule.codes).map((option) => option.value) : (rule.codes ?? []);
    return codes.map((value) => ({ value, label: this.code(rule.codes, value) }));
  }

  /** Codes by list as the server knows them, for the checks of the domain. */
  extraCodes(): ExtraCodes {
    const lists = this.reference.data.value()?.codes ?? {};
    return Object.fromEntries(Object.entries(lists).map(([list, values]) => [list, values.map((value) => value.code)]));
  }

  country(code: string): string {
    return this.i18n.tOr(`caseFile.country.${code}`, code);
  }

  language(code: string): string {
    return this.i18n.tOr(`caseFile.language.${code}`, code);
  }

  countries(): readonly Option[] {
    return COUNTRIES.map((value) => ({ value, label: this.country(value) }));
  }

  languages(): readonly Option[] {
    return SPOKEN.map((value) => ({ value, label: this.language(value) }));
  }

  /** A value as a reader sees it; '' when there is none. Text stays exactly as written. */
  value(kind: string, field: string, value: unknown): string {
    const rule = this.rule(kind, field);
    if (value === null || value === undefined || value === '') return '';
    if (Array.isArray(value)) return value.map((item) => this.single(rule, item)).join(', ');
    return this.single(rule, value);
  }

  private single(rule: FieldRule | undefined, value: unknown): string {
    switch (rule?.type) {
      case 'bool':
        return this.i18n.t(value === true ? 'form.yes' : 'form.no');
      case 'date':
      case 'partialDate':
        return this.dates.date(String(value));
      case 'code':
      case 'codes':
        return this.code(rule.codes, String(value));
      case 'country':
      case 'countries':
        return this.country(String(value));
      case 'language':
      case 'languages':
        return this.language(String(value));
      case 'uuid':
      case 'uuids':
        return this.reference.area(String(value)) || (this.reference.organisation(String(value))?.name ?? '');
      default:
        return String(value);
    }
  }

  /** A value of the case head. */
  caseValue(field: string, value: unknown): string {
    if (Array.isArray(value)) return value.map((item) => this.caseValue(field, item)).join(', ');
    const text = String(value);
    if (field === 'areaId') return this.reference.area(text);
    if (field.endsWith('Country')) return this.country(text);
    const list = CASE_LISTS[field];
    return list ? this.code(list, text) : text;
  }

  /** What a record is about, in one line: its leading code, date or text. */
  gist(kind: RecordKind | string, fields: Readonly<Record<string, unknown>>): string {
    const leads = LEADS[kind] ?? Object.keys(isRecordKind(kind) ? kindRule(kind).fields : {}).slice(0, 2);
    return leads.map((field) => this.value(kind, field, fields[field])).filter(Boolean).join(', ');
  }
}

/** The fields that name a record best. */
const LEADS: Readonly<Record<string, readonly string[]>> = {
  note: ['text'], family_member: ['relation', 'role'], risk_screening: ['level'], assessment: ['type', 'on'], safety_plan: ['reviewOn'], mandatory_report: ['to', 'whyNot'],
  incident: ['type', 'on'], exploitation_event: ['event', 'forms'], victim_status_decision: ['status'], indicator_screening: ['result', 'on'],
  plan_goal: ['goal'], plan_action: ['action'], service: ['type', 'sub', 'state'], visit: ['on'], placement: ['arrangement', 'from'], case_conference: ['on'],
  closure_review: ['reason'], reintegration_plan: ['responsible'], reintegration_score: ['on'], health_note: ['type', 'on'], proceeding: ['type', 'state'], consent: ['purpose'], lawful_basis: ['basis'],
  contact: ['channel'], paper: ['type'], identity: [], safe_contact: [], import_source: ['register', 'row'],
};
