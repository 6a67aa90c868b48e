import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { I18n, TPipe } from '@tact/web/core';
import { Note } from '@tact/web/ui';
import type { BothValues } from './edit-form';

/** Fields that two people changed: both values, equal buttons. The form is saved after the choice. */
@Component({
  selector: 'tact-two-values',
  imports: [Note, TPipe],
  template: `@if (both().length) {
    <tact-note kind="warn" [heading]="'admin.both.title' | t" icon="swap">
      {{ 'admin.both.text' | t }}
      @for (one of both(); track one.name) {
        <div class="choice" role="group" [attr.aria-label]="label(one.name)">
          <b>{{ label(one.name) }}</b>
          <button class="btn" type="button" (click)="chosen.emit({ one, whose: 'mine' })">{{ 'admin.both.mine' | t }}: {{ words()(one.name, one.mine) }}</button>
          <button class="btn" type="button" (click)="chosen.emit({ one, whose: 'theirs' })">{{ 'admin.both.theirs' | t }}: {{ words()(one.name, one.theirs) }}</button>
        </div>
      }
    </tact-note>
  }`,
  host: { role: 'status' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TwoValues {
  private readonly i18n = inject(I18n);
  readonly both = input.required<readonly BothValues[]>();
  readonly words = input<(name: string, value: string) => string>((_name, value) => value || '–');
  readonly chosen = output<{ one: BothValues; whose: 'mine' | 'theirs' }>();

  protected label(name: string): string {
    return this.i18n.tOr(`admin.field.${name}`, name);
  }
}
