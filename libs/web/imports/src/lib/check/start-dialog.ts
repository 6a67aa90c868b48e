import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { I18n, TPipe } from '@tact/web/core';
import { Dialog, type Option, Radios } from '@tact/web/ui';
import type { StartAnswers } from '../data/import-api';

/** What becomes of pairs and changes nobody decided: asked once, before cases are made. */
@Component({
  selector: 'tact-start-dialog',
  imports: [Dialog, Radios, TPipe],
  template: `<tact-dialog [open]="open()" [heading]="heading()" (closed)="closed.emit()">
    @if (undecided()) {
      <tact-radios name="undecided" [label]="'imports.ask.label' | t" [options]="options()" [error]="error()" [(value)]="choice" />
      <p class="small quiet">{{ 'imports.ask.both' | t }}</p>
    }
    @if (changes()) {
      <tact-radios name="changes" [label]="'imports.ask.changes' | t: { count: changes() }" [options]="changeOptions()" [error]="changeError()" [(value)]="changeChoice" />
    }
    <div class="btns" foot>
      <button class="btn primary" type="button" (click)="go()">{{ 'imports.ask.go' | t }}</button>
      <button class="btn" type="button" (click)="closed.emit()">{{ 'imports.ask.back' | t }}</button>
    </div>
  </tact-dialog>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StartDialog {
  private readonly i18n = inject(I18n);
  readonly open = input.required<boolean>();
  readonly undecided = input.required<number>();
  /** Changed rows nobody decided about. */
  readonly changes = input(0);
  /** Cases that come of it when every undecided row becomes one. */
  readonly most = input.required<number>();
  readonly started = output<StartAnswers>();
  readonly closed = output<void>();
  protected readonly choice = signal('');
  protected readonly error = signal('');
  protected readonly changeChoice = signal('');
  protected readonly changeError = signal('');
  protected readonly heading = computed(() => this.undecided() ? this.i18n.t('imports.ask.title', { count: this.undecided() }) : this.i18n.t('imports.ask.changesTitle', { count: this.changes() }));
  protected readonly options = computed<readonly Option[]>(() => [
    { value: 'new', label: this.i18n.t('imports.ask.new'), hint: this.i18n.t('imports.importCases', { count: this.most() }) },
    { value: 'skip', label: this.i18n.t('imports.ask.skip'), hint: this.i18n.t('imports.importCases', { count: this.most() - this.undecided() }) },
  ]);
  protected readonly changeOptions = computed<readonly Option[]>(() => [
    { value: 'keep', label: this.i18n.t('imports.ask.keep') },
    { value: 'apply', label: this.i18n.t('imports.ask.apply'), hint: this.i18n.t('imports.ask.applyHint') },
  ]);

  protected go(): void {
    const [choice, change] = [this.choice(), this.changeChoice()];
    const required = this.i18n.t('fieldProblem.required');
    this.error.set(this.undecided() && !choice ? required : '');
    this.changeError.set(this.changes() && !change ? required : '');
    if (this.error() || this.changeError()) return;
    this.started.emit({ ...(choice === 'new' || choice === 'skip' ? { undecided: choice } : {}), ...(change === 'apply' || change === 'keep' ? { changes: change } : {}) });
  }
}
