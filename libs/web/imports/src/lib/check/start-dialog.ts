import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { I18n, TPipe } from '@tact/web/core';
import { Dialog, type Option, Radios } from '@tact/web/ui';

/** What becomes of pairs nobody decided: asked once, before cases are made. */
@Component({
  selector: 'tact-start-dialog',
  imports: [Dialog, Radios, TPipe],
  template: `<tact-dialog [open]="open()" [heading]="'imports.ask.title' | t: { count: undecided() }" (closed)="closed.emit()">
    <tact-radios name="undecided" [label]="'imports.ask.label' | t" [options]="options()" [error]="error()" [(value)]="choice" />
    <p class="small quiet">{{ 'imports.ask.both' | t }}</p>
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
  /** Cases that come of it when every undecided row becomes one. */
  readonly most = input.required<number>();
  readonly started = output<'new' | 'skip'>();
  readonly closed = output<void>();
  protected readonly choice = signal('');
  protected readonly error = signal('');
  protected readonly options = computed<readonly Option[]>(() => [
    { value: 'new', label: this.i18n.t('imports.ask.new'), hint: this.i18n.t('imports.importCases', { count: this.most() }) },
    { value: 'skip', label: this.i18n.t('imports.ask.skip'), hint: this.i18n.t('imports.importCases', { count: this.most() - this.undecided() }) },
  ]);

  protected go(): void {
    const choice = this.choice();
    if (choice === 'new' || choice === 'skip') this.started.emit(choice);
    else this.error.set(this.i18n.t('fieldProblem.required'));
  }
}
