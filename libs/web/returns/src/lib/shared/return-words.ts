import { Injectable, inject } from '@angular/core';
import { type ReturnSide, type ReturnStepCode, returnStep } from '@tact/domain';
import { Dates, I18n } from '@tact/web/core';
import type { ReturnHead, StepView } from './return-model';

/** Names of steps, documents, countries and days. */
@Injectable({ providedIn: 'root' })
export class ReturnWords {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);

  title(step: string): string {
    return this.i18n.tOr(`returns.step.${step}`, step);
  }

  /** What a gate of a refusal is called: a step by its code, other conditions in words. */
  gate(code: string): string {
    return this.i18n.has(`returns.step.${code}`) ? code : this.i18n.tOr(`returns.unmet.${code}`, code);
  }

  documents(step: ReturnStepCode): string {
    return returnStep(step).evidence.map((kind) => this.i18n.tOr(`returns.evidence.${kind}`, kind)).join(', ');
  }

  outcome(code: string | null | undefined): string {
    return code ? this.i18n.tOr(`returns.outcome.${code}`, code) : '';
  }

  country(code: string): string {
    return new Intl.DisplayNames([this.i18n.lang()], { type: 'region' }).of(code) ?? code;
  }

  countryOf(head: Pick<ReturnHead, 'fromCountry' | 'toCountry'>, side: ReturnSide): string {
    return this.country(side === 'sending' ? head.fromCountry : head.toCountry);
  }

  /** 14 Sep: a day in a table. */
  day(value: string | null | undefined): string {
    return value ? new Intl.DateTimeFormat(this.i18n.lang(), { day: 'numeric', month: 'short' }).format(new Date(value)) : '';
  }

  /** When a step was last signed, or until when its evidence counts. */
  when({ attestation, state }: StepView): string {
    if (!attestation || state === 'open' || state === 'to_come') return '';
    if (attestation.validUntil) return this.i18n.t('returns.until', { date: this.day(attestation.validUntil) });
    return this.day(attestation.signatures.at(-1)?.at);
  }

  /** "Considered since 2 October; no travel before 14 December". */
  standing(head: ReturnHead, steps: readonly StepView[] = []): string {
    const at = { considered: head.consideredAt, cleared: head.clearedAt, travelling: head.travelledAt, arrived: head.arrivedAt, stopped: head.endedAt, stayed: head.endedAt }[head.state];
    const since = this.i18n.t('returns.since', { state: this.i18n.t(`returns.state.${head.state}`), date: this.dates.date(at) });
    if (head.endedAt || head.state === 'arrived' || head.state === 'travelling') return since;
    const reflection = steps.find(({ step }) => step === 'A6')?.attestation?.validUntil;
    const isAhead = typeof reflection === 'string' && Date.parse(reflection) > Date.now();
    const travel = head.travelOn ? this.i18n.t('returns.travelOn', { date: this.dates.date(head.travelOn) }) : isAhead ? this.i18n.t('returns.notBefore', { date: this.dates.date(reflection) }) : '';
    return [since, travel].filter(Boolean).join('; ');
  }
}
