import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { I18n, TPipe } from '@tact/web/core';
import { Icon } from '@tact/web/ui';
import type { Change } from './changes';

const GLYPHS = { changed: 'swap', added: 'plus', removed: 'none' } as const;

/** What changed since this supervisor last looked: field, then and now. */
@Component({
  selector: 'tact-change-list',
  imports: [Icon, TPipe],
  template: `<header class="sechead"><h3>{{ 'supervision.changes.title' | t: { version: since() } }}</h3></header>
    <table class="table diff">
      <thead><tr><th scope="col">{{ 'supervision.changes.field' | t }}</th><th scope="col">{{ 'supervision.changes.was' | t }}</th><th scope="col">{{ 'supervision.changes.now' | t }}</th></tr></thead>
      <tbody>
        @for (row of rows(); track $index) {
          <tr [class]="row.kind">
            <th scope="row">{{ row.label }}<span class="chg"><svg [tactIcon]="row.glyph" [small]="true"></svg>{{ 'supervision.changes.' + row.kind | t }}</span></th>
            <td>
              @if (row.was) {
                <del>{{ row.was }}</del>
              }
            </td>
            <td>
              @if (row.now) {
                <ins>{{ row.now }}</ins>
              }
            </td>
          </tr>
        }
      </tbody>
    </table>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChangeList {
  private readonly i18n = inject(I18n);
  readonly changes = input.required<readonly Change[]>();
  /** The version that was seen last. */
  readonly since = input.required<number>();
  protected readonly rows = computed(() =>
    this.changes().map(({ kind, label, recordKind, was, now }) => {
      const record = recordKind ? this.i18n.tOr(`caseFile.kind.${recordKind}`, recordKind) : '';
      const isGone = kind === 'removed';
      return { kind, glyph: GLYPHS[kind], was: was || (record && isGone ? record : ''), now: now || (record && !isGone ? record : ''), label: record ? this.i18n.tOr(`section.${label}`, label) : label };
    }),
  );
}
