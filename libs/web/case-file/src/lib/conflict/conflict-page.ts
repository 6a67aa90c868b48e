import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { isRecordKind, kindRule } from '@tact/domain';
import { Dates, I18n, TPipe } from '@tact/web/core';
import { Outbox } from '@tact/web/offline';
import { Empty, InkBar, PageHead, StateWord } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';
import { RecordWords } from '../words/record-words';
import { type Choice, marked, resolvedFields } from './resolve';

const CASE_WORDS: Readonly<Record<string, string>> = { nextStep: 'caseFile.nextStep', nextDue: 'caseFile.nextDue' };

/** Two people changed the same answer: both values side by side, equal buttons, one choice for each answer. */
@Component({
  selector: 'tact-conflict-page',
  imports: [Empty, PageHead, RouterLink, StateWord, TPipe],
  templateUrl: './conflict-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConflictPage {
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly outbox = inject(Outbox);
  private readonly router = inject(Router);
  private readonly words = inject(RecordWords);
  protected readonly open = inject(OpenFile);
  protected readonly dates = inject(Dates);
  readonly opId = input.required<string>();
  protected readonly choices = signal<Readonly<Record<string, Choice>>>({});
  protected readonly item = computed(() => this.outbox.items().find((one) => one.operation.opId === this.opId() && one.conflicts?.length));
  protected readonly record = computed(() => this.open.records().find((one) => one.id === this.item()?.operation.id));
  private readonly kind = computed(() => this.record()?.kind ?? '');
  protected readonly heading = computed(() => {
    const kind = this.kind();
    const what = isRecordKind(kind) ? this.i18n.t(`section.${kindRule(kind).section}`) : this.i18n.t('caseFile.facts.title');
    return this.i18n.t('caseFile.conflict.title', { what });
  });
  protected readonly fields = computed(() =>
    (this.item()?.conflicts ?? []).map(({ field, yours, theirs }) => {
      const rule = this.words.rule(this.kind(), field);
      const mine = this.show(field, yours);
      const other = this.show(field, theirs);
      return {
        field, label: this.label(field), mine: marked(mine, other), theirs: marked(other, mine),
        canBoth: rule?.type === 'longText' && mine !== '' && other !== '', choice: this.choices()[field],
      };
    }),
  );
  protected readonly left = computed(() => this.fields().filter((one) => !one.choice).length);

  protected choose(field: string, choice: Choice): void {
    this.choices.update((choices) => ({ ...choices, [field]: choice }));
  }

  protected async save(): Promise<void> {
    const item = this.item();
    if (!item || this.left() > 0) return;
    const fields = resolvedFields(item, this.choices());
    const { entity, id, caseId } = item.operation;
    this.outbox.discard(item.operation.opId);
    if (Object.keys(fields).length > 0) this.outbox.enqueue({ entity, id, caseId, kind: 'update', fields });
    this.ink.tell(this.i18n.t('caseFile.conflict.settled'));
    await this.router.navigate([...this.open.link()]);
  }

  private label(field: string): string {
    if (this.kind()) return this.words.field(this.kind(), field);
    return this.i18n.tOr(CASE_WORDS[field] ?? `caseFile.facts.${field}`, field);
  }

  private show(field: string, value: unknown): string {
    if (value === null || value === undefined || value === '') return this.i18n.t('caseFile.conflict.empty');
    if (this.kind()) return this.words.value(this.kind(), field, value);
    return field === 'nextDue' ? this.dates.instant(String(value)) : this.words.caseValue(field, value);
  }
}
