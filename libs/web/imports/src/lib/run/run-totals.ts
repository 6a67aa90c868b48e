import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Dates, I18n, TPipe } from '@tact/web/core';
import { Icon, Progress } from '@tact/web/ui';
import { type ImportRun, isBusy } from '../data/import-model';

/** The numbers of a run, and the bar while the server works on it. */
@Component({
  selector: 'tact-run-totals',
  imports: [Icon, Progress, TPipe],
  template: `@if (run().state === 'done') {
      <div><b>{{ n(counts().imported) }}</b><span>{{ 'imports.count.imported' | t: { count: counts().imported } }}</span></div>
      @if (counts().linked) {
        <div><b>{{ n(counts().linked) }}</b><span>{{ 'imports.count.linked' | t: { count: counts().linked } }}</span></div>
      }
      @if (counts().updated) {
        <div><b>{{ n(counts().updated) }}</b><span>{{ 'imports.count.updated' | t: { count: counts().updated } }}</span></div>
      }
      @if (counts().skipped) {
        <div><b>{{ n(counts().skipped) }}</b><span>{{ 'imports.count.skipped' | t: { count: counts().skipped } }}</span></div>
      }
    } @else if (counts().rows) {
      <div><b>{{ n(possible()) }}</b><span>{{ 'imports.count.accepted' | t: { count: possible() } }}</span></div>
    }
    @if (counts().rows) {
      <div [class.t-bad]="counts().rejected > 0">
        <b>{{ n(counts().rejected) }}</b
        ><span
          >@if (counts().rejected) {
            <svg tactIcon="attention" [small]="true"></svg>
          }
          {{ 'imports.count.rejected' | t: { count: counts().rejected } }}</span
        >
      </div>
      <div><b>{{ n(counts().warnings) }}</b><span>{{ 'imports.count.warnings' | t: { count: counts().warnings } }}</span></div>
    }
    @if (counts().known) {
      <div><b>{{ n(counts().known) }}</b><span>{{ 'imports.count.known' | t: { count: counts().known } }}</span></div>
    }
    @if (counts().changed && run().state !== 'done') {
      <div class="t-warn"><b>{{ n(counts().changed) }}</b><span>{{ 'imports.count.changed' | t: { decided: counts().changed - counts().undecidedChanges } }}</span></div>
    }
    @if (counts().duplicates && run().state !== 'done') {
      <div class="t-warn"><b>{{ n(counts().duplicates) }}</b><span>{{ 'imports.count.duplicates' | t: { decided: counts().duplicates - counts().undecided } }}</span></div>
    }
    @if (isBusy()) {
      <div class="prog">
        <span class="small" role="status"><b>{{ 'imports.doing.' + run().state | t }}</b> {{ progress() }} {{ 'imports.mayLeave' | t }}</span>
        <tact-progress [label]="'imports.doing.' + run().state | t" [done]="run().processed" [total]="run().total ?? 0" />
      </div>
    }`,
  host: { class: 'itot' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RunTotals {
  private readonly i18n = inject(I18n);
  private readonly dates = inject(Dates);
  readonly run = input.required<ImportRun>();
  readonly secondsLeft = input<number | null>(null);
  protected readonly counts = computed(() => this.run().counts);
  protected readonly possible = computed(() => this.counts().accepted - this.counts().known - this.counts().changed);
  protected readonly isBusy = computed(() => isBusy(this.run().state));
  protected readonly progress = computed(() => {
    const { processed, total } = this.run();
    if (total === null) return this.i18n.t('imports.readSoFar', { count: processed });
    const percent = total > 0 ? Math.round((100 * processed) / total) : 0;
    const left = this.secondsLeft();
    return left === null ? this.i18n.t('imports.percent', { percent }) : this.i18n.t('imports.percentLeft', { percent, seconds: left });
  });

  protected n(value: number): string {
    return this.dates.number(value);
  }
}
