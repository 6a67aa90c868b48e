import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { I18n, TPipe } from '@tact/web/core';
import type { OutboxItem } from '@tact/web/offline';

/** Both values of each answer two people changed, side by side, with equal buttons; nothing is chosen for anyone. */
@Component({
  selector: 'tact-conflict-choice',
  imports: [TPipe],
  template: `@for (conflict of item().conflicts; track conflict.field) {
      <span class="choice" role="group" [attr.aria-label]="label(conflict.field)">
        <b>{{ label(conflict.field) }}</b>
        <button class="btn" type="button" [attr.aria-pressed]="chosen()[conflict.field] === 'mine'" (click)="choose(conflict.field, 'mine')">
          {{ 'signIn.sync.mine' | t }}: <bdi>{{ words(conflict.yours) }}</bdi>
        </button>
        <button class="btn" type="button" [attr.aria-pressed]="chosen()[conflict.field] === 'theirs'" (click)="choose(conflict.field, 'theirs')">
          {{ 'signIn.sync.theirs' | t }}: <bdi>{{ words(conflict.theirs) }}</bdi>
        </button>
      </span>
    }
    <span class="btns mt2">
      <button class="btn primary" type="button" [disabled]="!isComplete()" (click)="decide()">{{ 'signIn.sync.decide' | t }}</button>
    </span>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConflictChoice {
  private readonly i18n = inject(I18n);
  readonly item = input.required<OutboxItem>();
  /** The names of the fields that keep the own value. */
  readonly decided = output<readonly string[]>();
  protected readonly chosen = signal<Readonly<Record<string, 'mine' | 'theirs'>>>({});

  protected choose(field: string, whose: 'mine' | 'theirs'): void {
    this.chosen.update((known) => ({ ...known, [field]: whose }));
  }

  protected isComplete(): boolean {
    return (this.item().conflicts ?? []).every((conflict) => this.chosen()[conflict.field]);
  }

  protected decide(): void {
    this.decided.emit(Object.entries(this.chosen()).filter(([, whose]) => whose === 'mine').map(([field]) => field));
  }

  protected label(field: string): string {
    return this.i18n.tOr(`field.${field}`, field);
  }

  protected words(value: unknown): string {
    if (value === null || value === undefined || value === '') return this.i18n.t('signIn.sync.empty');
    return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
  }
}
