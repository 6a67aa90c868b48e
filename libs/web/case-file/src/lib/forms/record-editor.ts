import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { I18n, TPipe } from '@tact/web/core';
import { ErrorSummary, Failure, Icon, InkBar } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';
import type { Values } from './form-values';
import type { RecordDraft } from './record-draft';
import { RecordForm } from './record-form';
import type { Saved } from './saver';

/** A record form with what stands around it: problems on top, save and cancel below, and the way back afterwards. */
@Component({
  selector: 'tact-record-editor',
  imports: [ErrorSummary, Failure, Icon, RecordForm, RouterLink, TPipe],
  template: `<form novalidate (submit)="$event.preventDefault(); save()">
    <tact-error-summary [messages]="draft().messages()" />
    @if (draft().problem(); as problem) {
      <tact-failure [problem]="problem" />
    }
    <ng-content />
    <tact-record-form [kind]="draft().kind" [only]="only()" [values]="draft().values" [errors]="draft().errors()" />
    <ng-content select="[after]" />
    <div class="btns formend">
      <button class="btn primary" type="submit" [disabled]="draft().isBusy()"><svg tactIcon="check"></svg>{{ saveWord() || ('form.save' | t) }}</button>
      <a class="btn" [routerLink]="open.link(...back())">{{ 'form.cancel' | t }}</a>
    </div>
  </form>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RecordEditor {
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly router = inject(Router);
  protected readonly open = inject(OpenFile);
  readonly draft = input.required<RecordDraft>();
  readonly only = input<readonly string[] | null>(null);
  /** Fields that the page works out itself. */
  readonly extra = input<Values>({});
  /** Below the file's address: where to go after the save. */
  readonly back = input<readonly string[]>([]);
  readonly saveWord = input('');
  readonly saved = output<Saved>();

  protected async save(): Promise<void> {
    const saved = await this.draft().save(this.extra());
    if (!saved || saved.kind === 'refused') return;
    this.saved.emit(saved);
    if (saved.kind === 'conflict') {
      await this.router.navigate([...this.open.link('conflict', saved.opId)]);
      return;
    }
    this.ink.tell(this.i18n.t(saved.kind === 'sent' ? 'caseFile.saved.sent' : 'caseFile.saved.here'));
    await this.router.navigate([...this.open.link(...this.back())]);
  }
}
