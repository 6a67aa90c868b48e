import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { EMERGENCY_REASONS, type EmergencyAskProblem, emergencyAskProblems } from '@tact/domain';
import { type ApiProblem, Dates, I18n, ProblemTexts, TPipe, toProblem } from '@tact/web/core';
import { SafetyStore } from '@tact/web/offline';
import { AreaField, ErrorSummary, Failure, GoRow, Icon, Note, PageHead, Radios, Section, SelectField, TextField } from '@tact/web/ui';

/** Break-glass: one case for an hour. What was typed is kept nowhere; whatever was not opened has one answer. */
@Component({
  selector: 'tact-emergency-page',
  imports: [AreaField, ErrorSummary, Failure, GoRow, Icon, Note, PageHead, Radios, Section, SelectField, TPipe, TextField],
  templateUrl: './emergency-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EmergencyPage {
  private readonly store = inject(SafetyStore);
  private readonly router = inject(Router);
  private readonly i18n = inject(I18n);
  private readonly dates = inject(Dates);
  private readonly texts = inject(ProblemTexts);
  protected readonly own = this.store.ownEmergencies();
  protected readonly way = signal('code');
  protected readonly caseCode = signal('');
  protected readonly name = signal('');
  protected readonly birthYear = signal('');
  protected readonly reasonCode = signal('');
  protected readonly reason = signal('');
  protected readonly code = signal('');
  protected readonly isBusy = signal(false);
  protected readonly isNotOpened = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  private readonly missing = signal<readonly EmergencyAskProblem[]>([]);
  protected readonly ways = computed(() => ['code', 'name'].map((value) => ({ value, label: this.i18n.t(`safety.way.${value}`) })));
  protected readonly reasons = computed(() => EMERGENCY_REASONS.map((value) => ({ value, label: this.i18n.t(`safety.reason.${value}`) })));
  protected readonly errors = computed<Readonly<Record<string, string>>>(() => {
    const problem = this.problem();
    const told = (problem?.problem.fields ?? []).map(({ path, code }) => [path, this.i18n.tOr(`safety.field.${code}`, problem ? (this.texts.fields(problem)[path] ?? '') : '')]);
    const seen = this.missing().map(({ path, code }) => [path, this.i18n.t(`safety.field.${code}`)]);
    return Object.fromEntries([...told, ...seen]) as Record<string, string>;
  });
  protected readonly messages = computed(() => Object.entries(this.errors()).map(([name, message]) => ({ name, message })));

  constructor() {
    void this.own.load();
  }

  protected until(endsAt: string): string {
    return this.i18n.t('safety.openUntil', { time: this.dates.time(endsAt) });
  }

  protected async open(): Promise<void> {
    if (this.isBusy()) return;
    const byCode = this.way() === 'code';
    const wish = {
      caseCode: byCode ? this.caseCode().trim() : null, name: byCode ? null : this.name().trim(), birthYear: byCode || !this.birthYear().trim() ? null : Number(this.birthYear()),
      reasonCode: this.reasonCode(), reason: this.reason().trim(), code: this.code().replace(/\s/g, ''),
    };
    this.missing.set(emergencyAskProblems(wish));
    this.problem.set(null);
    this.isNotOpened.set(false);
    if (this.missing().length > 0) return;
    this.isBusy.set(true);
    try {
      await this.router.navigate(['/cases', await this.store.openEmergency(wish)]);
    } catch (error) {
      const problem = toProblem(error);
      this.code.set('');
      if (problem.problem.status === 404) this.isNotOpened.set(true);
      else this.problem.set(problem);
    } finally {
      this.isBusy.set(false);
    }
  }
}
