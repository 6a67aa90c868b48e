import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Icon } from '../marks/icon';

const GLYPHS = { plain: 'info', info: 'info', warn: 'attention', stop: 'attention', ok: 'check' } as const;

export type NoteKind = keyof typeof GLYPHS;

/** A boxed remark: `kind` plain, info, warn (amber), stop (red), ok (green); `heading` bold, then the content. */
@Component({
  selector: 'tact-note',
  imports: [Icon],
  template: `<svg [tactIcon]="icon() || glyph()"></svg>
    <div>
      @if (heading()) {
        <b>{{ heading() }}</b>
      }
      <ng-content />
    </div>`,
  host: { '[class]': '"note " + kind()', '[attr.role]': 'kind() === "stop" ? "alert" : null' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Note {
  readonly kind = input<NoteKind>('plain');
  readonly heading = input('');
  readonly icon = input('');
  protected readonly glyph = computed(() => GLYPHS[this.kind()]);
}
