import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { CHILD_LABOUR_INDICATORS, ageAt, screenIndicators } from '@tact/domain';
import { I18n, TPipe } from '@tact/web/core';
import { Checks, ErrorSummary, Failure, Icon, InkBar, Note, NotFound, PageHead } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';
import { RecordDrafts } from '../forms/record-drafts';
import { RecordForm } from '../forms/record-form';
import { RecordWords } from '../words/record-words';
import { todayText } from '../words/today';

/** The ILO indicators, dimension by dimension, with what they point to. A screening, never a legal determination. */
@Component({
  selector: 'tact-indicator-page',
  imports: [Checks, ErrorSummary, Failure, Icon, NotFound, Note, PageHead, RecordForm, RouterLink, TPipe],
  templateUrl: './indicator-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class IndicatorPage {
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly router = inject(Router);
  private readonly words = inject(RecordWords);
  protected readonly open = inject(OpenFile);
  protected readonly draft = inject(RecordDrafts).start(this.open.id(), 'indicator_screening', { on: todayText() });
  protected readonly before = ['on', 'act', 'purpose', 'sexual'];
  protected readonly after = ['narrative', 'language'];
  protected readonly ticked = computed(() => this.codes('indicators'));
  protected readonly dimensions = computed(() =>
    CHILD_LABOUR_INDICATORS.map((one) => ({
      key: one.dimension,
      options: Object.entries(one.indicators).map(([value, weight]) => ({ value, label: this.words.code('ilo_indicator', value), hint: this.i18n.t(`caseFile.ilo.${weight}`) })),
      value: this.ticked().filter((code) => code in one.indicators),
    })),
  );
  protected readonly result = computed(() =>
    screenIndicators({
      indicators: this.ticked(), acts: this.codes('act'), purposes: this.codes('purpose'),
      age: ageAt(this.birth(), todayText()), sexual: this.draft.values()['sexual'] === 'yes',
    }),
  );
  protected readonly positive = computed(() => new Set(this.result().dimensions.filter((one) => one.positive).map((one) => one.dimension)));
  protected readonly resultWord = computed(() => {
    const { result } = this.result();
    return this.i18n.tOr(`victimStatus.${result}`, this.i18n.t(`caseFile.code.${result}`));
  });

  protected tick(dimension: string, chosen: readonly string[]): void {
    const own = CHILD_LABOUR_INDICATORS.find((one) => one.dimension === dimension)?.indicators ?? {};
    const others = this.ticked().filter((code) => !(code in own));
    this.draft.values.update((values) => ({ ...values, indicators: [...others, ...chosen] }));
  }

  protected async save(): Promise<void> {
    const saved = await this.draft.save({ result: this.result().result });
    if (!saved || saved.kind === 'refused') return;
    this.ink.tell(this.i18n.t(saved.kind === 'sent' ? 'caseFile.saved.sent' : 'caseFile.saved.here'));
    await this.router.navigate([...this.open.link('section', 'trafficking')]);
  }

  /** Unknown means child: the rule reads it so. */
  private birth(): string | null {
    const date = this.open.one('identity')?.fields['birthDate'];
    const year = this.open.head().birthYear;
    return typeof date === 'string' && date ? date : year === null ? null : String(year);
  }

  private codes(field: string): readonly string[] {
    const value = this.draft.values()[field];
    return Array.isArray(value) ? (value as readonly string[]) : [];
  }
}
