import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { type ApiProblem, Drafts, I18n, TPipe } from '@tact/web/core';
import { type HandOverHead, Reference } from '@tact/web/offline';
import { AreaField, InkBar, Radios, TextField } from '@tact/web/ui';
import { ActProblem } from '../shared/act-problem';
import { HandOverActs } from './hand-over-acts';
import { STEP_FIELDS, type StepField } from './step-fields';

/** The form of one step: what it asks for, why it was refused, and the button. What was typed stays until it is in. */
@Component({
  selector: 'tact-step-form',
  imports: [ActProblem, AreaField, Radios, TPipe, TextField],
  template: `<form class="textact" (submit)="$event.preventDefault(); send()">
    @if (hasText()) {
      <p class="small quiet">{{ 'handOver.step.' + command() + '.text' | t }}</p>
    }
    @for (field of fields(); track field.name) {
      @switch (field.kind) {
        @case ('area') {
          <tact-area-field [name]="key() + field.name" [label]="label(field)" [rows]="3" [maxLength]="2000" [required]="field.required" [error]="error(field)" [value]="draft()()[field.name] ?? ''" (valueChange)="change(field, $event)" />
        }
        @case ('text') {
          <tact-text-field [name]="key() + field.name" [label]="label(field)" [required]="field.required" [error]="error(field)" [value]="draft()()[field.name] ?? ''" (valueChange)="change(field, $event)" />
        }
        @case ('day') {
          <tact-text-field type="date" [name]="key() + field.name" [label]="label(field)" [required]="field.required" [error]="error(field)" [value]="draft()()[field.name] ?? ''" (valueChange)="change(field, $event)" />
        }
        @default {
          <tact-radios [name]="key() + field.name" [label]="label(field)" [required]="field.required" [error]="error(field)" [options]="options(field)" [value]="draft()()[field.name] ?? ''" (valueChange)="change(field, $event)" />
        }
      }
    }
    @if (problem(); as refused) {
      <tact-act-problem [problem]="refused" />
    }
    @if (isWaiting()) {
      <p class="small quiet" role="status">{{ 'sharedFile.waitsHere' | t }}</p>
    }
    <div class="btns mt2">
      <button class="btn" type="submit" [class.primary]="primary()" [class.danger]="danger()" [attr.aria-disabled]="isBusy() || null">{{ 'handOver.step.' + command() + '.send' | t }}</button>
      <ng-content />
    </div>
  </form>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StepForm {
  private readonly acts = inject(HandOverActs);
  private readonly drafts = inject(Drafts);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly reference = inject(Reference);
  readonly path = input.required<HandOverHead>();
  readonly command = input.required<string>();
  readonly primary = input(false);
  readonly danger = input(false);
  /** More of the body. */
  readonly values = input<Readonly<Record<string, unknown>>>({});
  /** What tells this draft from another of the same path. */
  readonly about = input('');
  readonly done = output<void>();

  protected readonly key = computed(() => `handover-${this.path().id}-${this.command()}-${this.about()}-`);
  protected readonly draft = computed(() => this.drafts.of<Readonly<Record<string, string>>>(this.key(), {}));
  protected readonly fields = computed(() => STEP_FIELDS[this.command()] ?? []);
  protected readonly hasText = computed(() => this.i18n.has(`handOver.step.${this.command()}.text`));
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly isWaiting = signal(false);
  private readonly tried = signal(false);

  protected label(field: StepField): string {
    const own = `handOver.field.${this.command()}.${field.name}`;
    return this.i18n.t(this.i18n.has(own) ? own : `handOver.field.${field.name}`);
  }

  protected options(field: StepField): readonly { value: string; label: string }[] {
    if (field.kind === 'reason') return this.reference.options('decline_reason');
    const codes = field.kind === 'yesno' ? ['true', 'false'] : (field.codes ?? []);
    return codes.map((value) => ({ value, label: this.i18n.t(field.kind === 'yesno' ? `handOver.choice.accepted_${value}` : `handOver.choice.${value}`) }));
  }

  protected error(field: StepField): string {
    return this.tried() && this.isMissing(field) ? this.i18n.t('fieldProblem.required') : '';
  }

  protected change(field: StepField, value: string): void {
    this.draft().update((draft) => ({ ...draft, [field.name]: value }));
  }

  protected async send(): Promise<void> {
    this.tried.set(true);
    if (this.isBusy() || this.fields().some((field) => this.isMissing(field))) return;
    this.isBusy.set(true);
    this.problem.set(null);
    const result = await this.acts.run(this.path(), this.command(), { ...this.body(), ...this.values() });
    this.isBusy.set(false);
    this.isWaiting.set(result.kind === 'waiting');
    if (result.kind === 'refused') return this.problem.set(result.problem);
    this.tried.set(false);
    this.draft().set({});
    this.drafts.done(this.key());
    if (result.kind !== 'done') return;
    this.ink.tell(this.i18n.t(`handOver.step.${this.command()}.done`));
    this.done.emit();
  }

  private isMissing({ name, required }: StepField): boolean {
    return required && (this.draft()()[name] ?? '').trim() === '';
  }

  private body(): Record<string, unknown> {
    const typed = this.fields().map(({ name, kind }): [string, unknown] => {
      const value = (this.draft()()[name] ?? '').trim();
      return [name, kind === 'yesno' ? value === 'true' : value];
    });
    return Object.fromEntries(typed.filter(([, value]) => value !== ''));
  }
}
