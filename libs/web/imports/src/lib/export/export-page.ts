import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { CASE_STATUSES, DEFAULT_EXPORT, EXPORT_FORMATS, EXPORT_REASONS, type ExportFormat, type ExportReason, STAGES, codesOf } from '@tact/domain';
import { type ApiProblem, Dates, I18n, TPipe, toProblem } from '@tact/web/core';
import { Reference, Remote } from '@tact/web/offline';
import { Empty, Failure, Icon, Loading, Note, type Option, PageHead, Radios, Section, SelectField } from '@tact/web/ui';
import { save } from '../check/save-file';
import { ExportApi, type ExportWhat } from './export-api';

/** Cases taken out of Tact as a file: why, as what, and what was taken out before. The case or the filter of the list comes in the address. */
@Component({
  selector: 'tact-export-page',
  imports: [Empty, Failure, Icon, Loading, Note, PageHead, Radios, Section, SelectField, TPipe],
  templateUrl: './export-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExportPage {
  private readonly api = inject(ExportApi);
  private readonly i18n = inject(I18n);
  private readonly reference = inject(Reference);
  protected readonly dates = inject(Dates);
  readonly case = input<string>();
  readonly stage = input<string>();
  readonly risk = input<string>();
  readonly status = input<string>();
  readonly owner = input<string>();
  readonly imported = input<string>();
  protected readonly reason = signal('');
  protected readonly format = signal<string>('xlsx');
  protected readonly error = signal('');
  protected readonly isMaking = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly made = signal<string | null>(null);
  protected readonly earlier = new Remote(() => this.api.made());
  protected readonly max = computed(() => this.dates.number((this.reference.data.value()?.settings['export'] as { maxCases?: number } | undefined)?.maxCases ?? DEFAULT_EXPORT.maxCases));
  protected readonly back = computed(() => (this.case() ? `/cases/${this.case()}` : '/cases'));
  protected readonly reasons = computed<readonly Option[]>(() => EXPORT_REASONS.map((value) => ({ value, label: this.i18n.t(`exports.reasons.${value}`) })));
  protected readonly formats = computed<readonly Option[]>(() => EXPORT_FORMATS.map((value) => ({ value, label: this.i18n.t(`exports.formats.${value}`), hint: this.i18n.t(`exports.formatHints.${value}`) })));
  private readonly what = computed<ExportWhat>(() => {
    const caseId = this.case();
    return caseId ? { caseId } : { filter: filterOf({ stage: this.stage(), risk: this.risk(), status: this.status(), owner: this.owner(), imported: this.imported() }) };
  });

  constructor() {
    void this.reference.ensure();
    void this.earlier.load();
  }

  protected async make(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isMaking()) return;
    this.error.set(this.reason() ? '' : this.i18n.t('fieldProblem.required'));
    if (this.error()) return;
    this.isMaking.set(true);
    this.problem.set(null);
    this.made.set(null);
    try {
      const { name, content } = await this.api.make(this.what(), this.format() as ExportFormat, this.reason() as ExportReason);
      save(content, name);
      this.made.set(name);
      void this.earlier.load();
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.isMaking.set(false);
    }
  }

  protected formatWord(format: string): string {
    return format === 'json' ? 'JSON' : 'xlsx';
  }
}

const WORDS: Readonly<Record<string, readonly string[]>> = { stage: STAGES, risk: codesOf('risk_level'), status: CASE_STATUSES };

/** The filter as the list had it: unknown words of a hand-typed address are left out. */
function filterOf(query: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const status = query['status'] ?? (query['imported'] ? undefined : 'open');
  return Object.fromEntries(Object.entries({ ...query, status }).flatMap(([part, word]) => {
    const isKnown = word !== undefined && (WORDS[part]?.includes(word) ?? (word === 'me' || word === 'unassigned' || word.length === 36));
    return isKnown ? [[part, word]] : [];
  }));
}
