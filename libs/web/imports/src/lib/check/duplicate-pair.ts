import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { Dates, I18n, TPipe } from '@tact/web/core';
import { Reference } from '@tact/web/offline';
import { Empty, Failure, Icon, Loading, Section, groupCode } from '@tact/web/ui';
import type { DuplicateQueue } from '../data/duplicate-queue';
import type { Candidate, Decision, ImportRun, LinkTo } from '../data/import-model';
import { type Likeness, PersonRows } from './person-rows';

const MARKS: Readonly<Record<Likeness, { icon: string; tone: string }>> = {
  same: { icon: 'check', tone: 'm-same' }, like: { icon: 'half', tone: 'm-like' }, fits: { icon: 'half', tone: 'm-like' },
  differs: { icon: 'swap', tone: 'm-diff' }, unknown: { icon: '', tone: '' },
};

/** Rows that may be a child known already, one pair at a time. The buttons are equal: nothing is proposed, nothing merged. */
@Component({
  selector: 'tact-duplicate-pair',
  imports: [Empty, Failure, Icon, Loading, Section, TPipe],
  templateUrl: './duplicate-pair.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DuplicatePair {
  private readonly i18n = inject(I18n);
  private readonly people = inject(PersonRows);
  protected readonly dates = inject(Dates);
  readonly run = input.required<ImportRun>();
  readonly decided = output<ImportRun>();
  readonly queue = input.required<DuplicateQueue>();
  protected readonly pair = computed(() => this.queue().current());
  private readonly shown = signal({ row: -1, at: 0 });
  protected readonly at = computed(() => (this.shown().row === this.pair()?.row ? this.shown().at : this.linkedAt()));
  protected readonly candidate = computed(() => this.pair()?.candidates[this.at()] ?? null);
  protected readonly rows = computed(() => {
    const [pair, candidate] = [this.pair(), this.candidate()];
    if (!pair || !candidate) return [];
    return this.people.of(pair.person, candidate).map((row) => ({ ...row, mark: MARKS[row.likeness] }));
  });
  protected readonly position = computed(() => this.i18n.t('imports.pair.position', { at: this.queue().index() + 1, of: Math.max(this.run().counts.duplicates, this.queue().items()?.length ?? 0) }));

  constructor() {
    void inject(Reference).ensure();
    effect(() => {
      const queue = this.queue();
      untracked(() => void queue.load());
    });
  }

  protected title(candidate: Candidate): string {
    return candidate.row === null ? groupCode(candidate.caseCode ?? '') : this.i18n.t('imports.pair.row', { row: candidate.row });
  }

  protected other(step: number): void {
    const pair = this.pair();
    if (!pair) return;
    this.shown.set({ row: pair.row, at: (this.at() + step + pair.candidates.length) % pair.candidates.length });
  }

  protected async decide(decision: Decision | null): Promise<void> {
    const candidate = this.candidate();
    const linkTo: LinkTo | undefined = decision === 'link' && candidate ? (candidate.caseId ? { caseId: candidate.caseId } : { row: candidate.row ?? 0 }) : undefined;
    const run = await this.queue().decide(decision, linkTo);
    if (run) this.decided.emit(run);
  }

  protected later(): void {
    void this.queue().toUndecided(this.queue().index() + 1);
  }

  private linkedAt(): number {
    const pair = this.pair();
    const to = pair?.linkedTo;
    if (!pair || !to) return 0;
    return Math.max(0, pair.candidates.findIndex((one) => ('row' in to ? one.row === to.row : one.caseId === to.caseId)));
  }
}
