import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import { TPipe } from '@tact/web/core';
import { Field } from './field';
import { GroupFrame } from './group-frame';

/**
 * A date of which parts may be unknown: day, month, year in three boxes. The value is `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or
 * ''; half-typed parts are kept as they are (`2026--14`), so that the page can say what is wrong with them.
 */
@Component({
  selector: 'tact-date-field',
  imports: [GroupFrame, TPipe],
  template: `<fieldset [tactGroupFrame]="this" [hint]="'form.dateHint' | t">
    <div class="dateparts">
      @for (part of parts; track part.key; let first = $first) {
        <label
          ><span>{{ 'form.' + part.key | t }}</span
          ><input
            class="input"
            inputmode="numeric"
            [id]="first ? name() : name() + '-' + part.key"
            [class.year]="part.key === 'year'"
            [attr.maxlength]="part.length"
            [value]="shown()[part.key]"
            [disabled]="disabled()"
            (input)="change(part.key, box.value)"
            (blur)="touched.set(true)"
            #box
        /></label>
      }
    </div>
  </fieldset>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DateField extends Field {
  readonly value = model('');
  readonly max = input<string | undefined>(undefined);
  protected readonly parts = [{ key: 'day', length: 2 }, { key: 'month', length: 2 }, { key: 'year', length: 4 }] as const;
  protected readonly shown = computed(() => {
    const [year = '', month = '', day = ''] = this.value().split('-');
    return { day, month, year };
  });

  protected change(key: 'day' | 'month' | 'year', typed: string): void {
    const parts = { ...this.shown(), [key]: typed.trim() };
    this.value.set(joinDate(parts.year, parts.month, parts.day));
  }
}

function joinDate(year: string, month: string, day: string): string {
  const joined = [year, month, day].join('-');
  return joined.replace(/-+$/, '');
}
