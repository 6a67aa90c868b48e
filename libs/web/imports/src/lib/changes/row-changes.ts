import { ChangeDetectionStrategy, Component, computed, effect, inject, input, linkedSignal, output, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type ChangeDecision, isChangeMade, type RegisterChange } from '@tact/domain';
import { I18n, TPipe } from '@tact/web/core';
import { Reference } from '@tact/web/offline';
import { Empty, Failure, Icon, Loading, Section, groupCode } from '@tact/web/ui';
import type { FieldDecisions, ImportRun } from '../data/import-model';
import type { ChangeQueue } from './change-queue';
import { ChangeWords } from './change-words';

/** Rows that were imported before and say otherwise now, one at a time: what Tact says beside what the file says. Nothing is taken over unasked. */
@Component({
  selector: 'tact-row-changes',
  imports: [Empty, Failure, Icon, Loading, RouterLink, Section, TPipe],
  templateUrl: './row-changes.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RowChanges {
  private readonly i18n = inject(I18n);
  private readonly words = inject(ChangeWords);
  readonly run = input.required<ImportRun>();
  readonly queue = input.required<ChangeQueue>();
  readonly decided = output<ImportRun>();
  protected readonly row = computed(() => this.queue().current());
  /** What is chosen for single fields of the row in sight. */
  protected readonly fields = linkedSignal<FieldDecisions>(() => this.row()?.fields ?? {});
  protected readonly lines = computed(() => (this.row()?.changes ?? []).map((change) => ({
    ...change,
    label: this.i18n.t(`imports.changes.field.${change.field}`),
    tact: this.words.of(change.field, change.inTact),
    file: this.words.of(change.field, change.inFile),
    before: change.conflict ? this.words.of(change.field, change.imported) : '',
  })));
  protected readonly position = computed(() => this.i18n.t('imports.pair.position', { at: this.queue().index() + 1, of: this.run().counts.changed }));
  protected readonly code = computed(() => groupCode(this.row()?.caseCode ?? ''));
  protected readonly takesOver = computed(() => this.lines().filter((line) => isChangeMade(line, 'apply', this.fields())).length);

  constructor() {
    void inject(Reference).ensure();
    effect(() => {
      const queue = this.queue();
      untracked(() => void queue.load());
    });
  }

  protected choice(change: RegisterChange): ChangeDecision {
    return isChangeMade(change, 'apply', this.fields()) ? 'apply' : 'keep';
  }

  protected choose(change: RegisterChange, decision: string): void {
    if (decision === 'apply' || decision === 'keep') this.fields.update((fields) => ({ ...fields, [change.field]: decision }));
  }

  protected async decide(decision: ChangeDecision | null): Promise<void> {
    const run = await this.queue().decide(decision, decision === 'apply' ? this.fields() : {});
    if (run) this.decided.emit(run);
  }
}
