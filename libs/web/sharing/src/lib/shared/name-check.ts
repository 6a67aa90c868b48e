import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { type TextFinding, namesInText } from '@tact/domain';
import { I18n, TPipe } from '@tact/web/core';
import { Note } from '@tact/web/ui';

/** Says while one types whether a text that is read before acceptance tells who or where somebody is. */
@Component({
  selector: 'tact-name-check',
  imports: [Note, TPipe],
  template: `<div aria-live="polite">
    @if (certain().length) {
      <tact-note kind="warn" [heading]="'sharedFile.names.found' | t">{{ 'sharedFile.names.takeOut' | t: { words: certain().join(', ') } }}</tact-note>
    } @else if (doubtful().length) {
      <tact-note kind="plain" [heading]="'sharedFile.names.perhaps' | t">{{ 'sharedFile.names.look' | t: { words: doubtful().join(', ') } }}</tact-note>
    } @else if (text().trim()) {
      <tact-note kind="ok" icon="done" [heading]="'sharedFile.names.none' | t">{{ 'sharedFile.names.noneText' | t }}</tact-note>
    }
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NameCheck {
  private readonly i18n = inject(I18n);
  readonly text = input.required<string>();
  readonly knownNames = input.required<readonly string[]>();
  private readonly findings = computed(() => namesInText(this.text(), this.knownNames()));
  protected readonly certain = computed(() => this.quoted(this.findings().filter((finding) => finding.certain)));
  protected readonly doubtful = computed(() => this.quoted(this.findings().filter((finding) => !finding.certain)));

  private quoted(findings: readonly TextFinding[]): string[] {
    return findings.map(({ start, end, kind }) => `“${this.text().slice(start, end)}” (${this.i18n.t(`sharedFile.names.${kind}`)})`);
  }
}
