import { Injectable, inject } from '@angular/core';
import { codesOf } from '@tact/domain';
import { Dates, I18n, PersonWords } from '@tact/web/core';
import { Reference } from '@tact/web/offline';
import type { RiskLevel } from '@tact/web/ui';
import { FieldWords } from './field-words';
import type { RequestView } from './referral-model';

export interface RequestRow {
  /** A name of MARKABLE_FIELDS where a supervisor can mark it; null for the child's own facts. */
  readonly field: string | null;
  readonly label: string;
  readonly text: string;
  readonly risk?: RiskLevel;
}

export interface RequestGroup {
  readonly key: 'child' | 'asked' | 'why';
  readonly rows: readonly RequestRow[];
}

/** A request in words: the child without a name, what is asked, why. */
@Injectable({ providedIn: 'root' })
export class RequestRows {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly people = inject(PersonWords);
  private readonly reference = inject(Reference);
  private readonly words = inject(FieldWords);

  /** `forDecision` adds the receiver, which a supervisor can mark too. */
  groups(request: RequestView, forDecision = false): RequestGroup[] {
    const groups: RequestGroup[] = [
      { key: 'child', rows: this.child(request) },
      { key: 'asked', rows: [...(forDecision ? [this.receiver(request)] : []), ...this.asked(request)] },
      { key: 'why', rows: this.why(request) },
    ];
    return groups.map(({ key, rows }) => ({ key, rows: rows.filter(({ text, risk }) => text !== '' || risk) }));
  }

  /** "Girl, 14", without a name. */
  person({ person }: RequestView): string {
    return this.people.of({ sex: textOf(person, 'sex') || null, birthYear: typeof person['birthYear'] === 'number' ? person['birthYear'] : null });
  }

  services(codes: unknown): string[] {
    return list(codes).map((code) => this.reference.label('service_type', code));
  }

  /** What it is for in one line; in lists, which carry no text, and where only a code was given, the services that are asked. */
  purpose(purpose: string | null | undefined, services: unknown): string {
    return !purpose || codesOf('consent_purpose').includes(purpose) ? this.services(services).join(', ') : purpose;
  }

  private child(request: RequestView): RequestRow[] {
    const { person, reason } = request;
    const languages = list(person['languages']).map((code) => this.words.language(code)).join(', ');
    const needs = list(person['specialNeeds']).map((code) => this.reference.label('vulnerability_individual', code)).join(', ');
    const interpreter = person['interpreterNeeded'];
    const status = textOf(person, 'victimStatus');
    return [
      this.row(null, 'child', this.person(request)),
      { ...this.row(null, 'status', status && this.i18n.tOr(`victimStatus.${status}`, status)), risk: (reason['risk'] ?? null) as RiskLevel },
      this.row(null, 'languages', languages),
      this.row(null, 'interpreter', typeof interpreter === 'boolean' ? this.i18n.t(interpreter ? 'form.yes' : 'form.no') : ''),
      this.row(null, 'specialNeeds', needs),
      this.row(null, 'accompaniment', textOf(person, 'accompaniment')),
    ];
  }

  private receiver({ header }: RequestView): RequestRow {
    return this.row('toOrganisationId', 'toOrganisationId', this.reference.organisation(textOf(header, 'toOrganisationId'))?.name ?? '');
  }

  private asked({ header, reason }: RequestView): RequestRow[] {
    const urgency = textOf(header, 'urgency');
    return [
      this.row('services', 'services', this.services(reason['services']).join(', ')),
      this.row('purpose', 'purpose', this.reference.label('consent_purpose', textOf(header, 'purpose'))),
      this.row('kind', 'kind', this.reference.label('referral_kind', textOf(header, 'kind'))),
      this.row('urgency', 'urgency', urgency && this.i18n.tOr(`sharedFile.urgency.${urgency}`, urgency)),
      this.row('respondBy', 'respondBy', this.dates.instant(textOf(header, 'respondBy'))),
      this.row('sections', 'sections', list(header['sections']).map((section) => this.i18n.tOr(`section.${section}`, section)).join(', ')),
      this.row('expiresAt', 'expiresAt', this.dates.date(textOf(header, 'expiresAt'))),
    ];
  }

  private why({ reason }: RequestView): RequestRow[] {
    return [this.row('reason', 'reason', textOf(reason, 'reason')), this.row('note', 'note', textOf(reason, 'note'))];
  }

  private row(field: string | null, label: string, text: string): RequestRow {
    return { field, label: this.i18n.t(`sharedFile.fact.${label}`), text };
  }
}

function textOf(from: Readonly<Record<string, unknown>>, name: string): string {
  return typeof from[name] === 'string' ? from[name] : '';
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
