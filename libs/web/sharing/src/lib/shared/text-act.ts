import { ChangeDetectionStrategy, Component, type WritableSignal, computed, inject, input, output, signal } from '@angular/core';
import { type ApiProblem, Drafts, I18n, TPipe, newId } from '@tact/web/core';
import { AreaField } from '@tact/web/ui';
import { ActProblem } from './act-problem';
import { NameCheck } from './name-check';
import { ReferralActs } from './referral-acts';

/** One text and one button that does something to a referral: ask, answer, feedback, complete. What was typed stays until it is in. */
@Component({
  selector: 'tact-text-act',
  imports: [ActProblem, AreaField, NameCheck, TPipe],
  template: `<form class="textact" (submit)="$event.preventDefault(); send()">
    <tact-area-field [label]="label()" [hint]="hint()" [name]="key()" [rows]="3" [maxLength]="5000" [required]="true" [error]="missing()" [value]="draft()()" (valueChange)="draft().set($event)" />
    @if (knownNames(); as names) {
      <tact-name-check [text]="draft()()" [knownNames]="names" />
    }
    @if (problem(); as refused) {
      <tact-act-problem [problem]="refused" />
    }
    @if (isWaiting()) {
      <p class="small quiet" role="status">{{ 'sharedFile.waitsHere' | t }}</p>
    }
    <div class="btns mt2">
      <button class="btn" type="submit" [class.primary]="primary()" [attr.aria-disabled]="isBusy() || null">{{ button() }}</button>
      <ng-content />
    </div>
  </form>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TextAct {
  private readonly acts = inject(ReferralActs);
  private readonly drafts = inject(Drafts);
  private readonly i18n = inject(I18n);
  readonly referral = input.required<{ readonly id: string; readonly caseId: string; readonly version: number }>();
  readonly command = input.required<string>();
  readonly label = input.required<string>();
  readonly button = input.required<string>();
  readonly hint = input('');
  readonly primary = input(false);
  /** The field of the body that takes the text. */
  readonly field = input('text');
  /** More of the body. */
  readonly values = input<Readonly<Record<string, unknown>>>({});
  /** Entries bring their own id; state commands the version that was seen. */
  readonly isEntry = input(true);
  /** Names that may not stand in the text; null: no check. */
  readonly knownNames = input<readonly string[] | null>(null);
  /** Goes before the text: the page a question is about. */
  readonly prefix = input('');
  /** What tells this draft from another of the same referral. */
  readonly about = input('');
  readonly done = output<void>();

  protected readonly key = computed(() => `referral:${this.referral().id}:${this.command()}:${this.about()}`);
  protected readonly draft = computed<WritableSignal<string>>(() => this.drafts.of(this.key(), ''));
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly isWaiting = signal(false);
  private readonly tried = signal(false);
  protected readonly missing = computed(() => (this.tried() && this.draft()().trim() === '' ? this.i18n.t('fieldProblem.required') : ''));

  protected async send(): Promise<void> {
    this.tried.set(true);
    if (this.isBusy() || this.draft()().trim() === '') return;
    this.isBusy.set(true);
    this.problem.set(null);
    const { id, caseId, version } = this.referral();
    const target = this.isEntry() ? { id, caseId } : { id, caseId, version };
    const body = { ...(this.isEntry() ? { id: newId() } : {}), [this.field()]: this.prefix() + this.draft()().trim(), ...this.values() };
    const result = await this.acts.run(target, this.command(), body);
    this.isBusy.set(false);
    this.isWaiting.set(result.kind === 'waiting');
    if (result.kind === 'refused') this.problem.set(result.problem);
    if (result.kind === 'refused') return;
    this.tried.set(false);
    this.draft().set('');
    this.drafts.done(this.key());
    if (result.kind === 'done') this.done.emit();
  }
}
