import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Dates, I18n } from '@tact/web/core';
import { type HandOverHead, Reference } from '@tact/web/offline';
import { CaseCode, LedgerRow, type StateKind, StateWord } from '@tact/web/ui';

/** Paths as rows: since when, with whom, at which stage, what it waits for. */
@Component({
  selector: 'tact-hand-over-rows',
  imports: [CaseCode, LedgerRow, StateWord],
  template: `<ul class="ledger refs">
    @for (row of rows(); track row.path.id) {
      <li tactLedgerRow [when]="row.when" [note]="row.note" [heading]="row.heading" [link]="[base(), row.path.id]">
        <tact-state [kind]="row.kind" [words]="row.words" />
        <tact-code [code]="row.path.caseCode" />
        <span>{{ row.category }}</span>
      </li>
    }
  </ul>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HandOverRows {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly reference = inject(Reference);
  readonly paths = input.required<readonly HandOverHead[]>();
  readonly base = input('/referrals/hand-overs');
  protected readonly rows = computed(() => this.paths().map((path) => ({
    path, when: this.dates.short(path.endedAt ?? path.stages.at(-1)?.at ?? null), heading: path.side === 'sender' ? path.toOrganisationName : path.fromOrganisationName,
    category: this.i18n.t(path.isLead ? 'handOver.categoryLead' : 'handOver.category', { category: this.reference.label('duty_bearer', path.category) }),
    words: this.words(path), kind: kindOf(path),
    note: path.stage === 3 && path.daysOwned !== null && path.state === 'running' ? this.i18n.t('handOver.wait.days', { days: path.daysOwned, of: path.verifyDays }) : '',
  })));

  private words({ state, stage, wanted, outcome }: HandOverHead): string {
    if (state === 'ended') return this.i18n.t(`handOver.outcome.${outcome}`);
    if (state === 'proposed') return this.i18n.t('handOver.wait.proposed', { stage: wanted ?? 0 });
    return state === 'offered' ? this.i18n.t('handOver.wait.offered') : this.i18n.t(`handOver.stage.${stage}`);
  }
}

function kindOf({ state, stage }: HandOverHead): StateKind {
  if (state === 'ended') return 'none';
  if (state !== 'running') return 'wait';
  return stage === 4 ? 'complete' : 'part';
}
