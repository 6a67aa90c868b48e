import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type RiskLevel, compareRisk, riskRefusal, suggestedRisk } from '@tact/domain';
import { I18n, TPipe } from '@tact/web/core';
import { ErrorSummary, Failure, Icon, InkBar, Note, NotFound, PageHead, Radios, Risk } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';
import { RecordDrafts } from '../forms/record-drafts';
import { RecordForm } from '../forms/record-form';
import { todayText } from '../words/today';

const LEVELS: readonly RiskLevel[] = ['high', 'medium', 'low', 'none'];

/** Question groups, one a page on a phone. */
const GROUPS = [['danger'], ['individual'], ['household'], ['community'], ['level']] as const;

/** Risk screening on three levels. The rule of the domain suggests a level; the worker decides, lower only with a reason. */
@Component({
  selector: 'tact-risk-page',
  imports: [ErrorSummary, Failure, Icon, NotFound, Note, PageHead, Radios, RecordForm, Risk, RouterLink, TPipe],
  templateUrl: './risk-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RiskPage {
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly router = inject(Router);
  protected readonly open = inject(OpenFile);
  protected readonly draft = inject(RecordDrafts).start(this.open.id(), 'risk_screening', { on: todayText() });
  protected readonly groups = GROUPS;
  protected readonly at = signal(0);
  protected readonly rest = ['on', 'seenInPerson', 'narrative', 'language'];
  protected readonly suggested = computed(() =>
    suggestedRisk({ individual: this.codes('individual'), household: this.codes('household'), community: this.codes('community'), danger: this.codes('danger') }),
  );
  protected readonly level = computed(() => String(this.draft.values()['level'] ?? ''));
  protected readonly reason = computed(() => String(this.draft.values()['reason'] ?? ''));
  protected readonly levels = computed(() =>
    LEVELS.map((value) => ({ value, label: this.i18n.t(`risk.${value}`), hint: value === this.suggested() ? this.i18n.t('caseFile.risk.suggestedOne') : undefined })),
  );
  /** Lower than the suggestion or than the risk recorded now. */
  protected readonly isLowered = computed(() => {
    const level = this.level() as RiskLevel;
    const present = this.open.head().risk;
    return !!level && (compareRisk(level, this.suggested()) < 0 || (present !== null && compareRisk(level, present) < 0));
  });

  protected change(name: string, value: unknown): void {
    this.draft.values.update((values) => ({ ...values, [name]: value }));
  }

  protected async save(): Promise<void> {
    const level = this.level() as RiskLevel;
    if (level) {
      const refusal = riskRefusal(level, { suggested: this.suggested(), present: this.open.head().risk, reason: this.reason() });
      if (refusal) return this.mark('reason', refusal);
    }
    const saved = await this.draft.save();
    if (!saved || saved.kind === 'refused') return this.at.set(GROUPS.length - 1);
    this.ink.tell(this.i18n.t(saved.kind === 'sent' ? 'caseFile.saved.sent' : 'caseFile.saved.here'));
    await this.router.navigate([...this.open.link()]);
  }

  private mark(field: string, code: string): void {
    this.at.set(GROUPS.length - 1);
    this.draft.mark(field, code);
  }

  private codes(field: string): readonly string[] {
    const value = this.draft.values()[field];
    return Array.isArray(value) ? value : [];
  }
}
